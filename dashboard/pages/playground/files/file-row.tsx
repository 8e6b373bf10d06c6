import { MoreHorizontal } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import type { FileChange } from '../draft/files.ts'
import styles from './file-tree.module.css'

const words = { added: 'new', changed: 'changed', removed: 'deleted' } as const
const letters = { added: 'N', changed: 'C', removed: 'D' } as const

interface FileRowProps {
  readonly path: string
  readonly change: FileChange['kind'] | undefined
  readonly errors: number
  readonly isOpen: boolean
  readonly onOpen: (path: string) => void
  readonly actions: readonly Action[] | undefined
}

export interface Action {
  readonly label: string
  readonly run: () => void
}

/** One file: opened with a click, with what else can be done under a menu. */
export function FileRow({ path, change, errors, isOpen, onOpen, actions }: FileRowProps) {
  const name = path.split('/').at(-1) ?? path
  const folder = path.slice(0, path.length - name.length)
  return (
    <li className={styles.row} data-open={isOpen}>
      <button
        type="button"
        className={styles.file}
        aria-current={isOpen ? 'true' : undefined}
        disabled={change === 'removed'}
        onClick={() => onOpen(path)}
        title={path}
      >
        <span className={styles.name} data-change={change}>
          {folder !== '' && <span className={styles.folder}>{folder}</span>}
          {name}
        </span>
        {errors > 0 && (
          <span className={styles.errors}>
            {errors}
            <span className="aloud"> {errors === 1 ? 'error' : 'errors'}</span>
          </span>
        )}
        {change !== undefined && (
          <span className={styles.mark} title={words[change]}>
            <span aria-hidden="true">{letters[change]}</span>
            <span className="aloud">{words[change]}</span>
          </span>
        )}
      </button>
      {actions !== undefined && (
        <Menu
          align="end"
          trigger={
            <Button variant="quiet" icon className={styles.more} aria-label={`More of ${path}`}>
              <MoreHorizontal size={14} />
            </Button>
          }
        >
          {actions.map(({ label, run }) => (
            <MenuItem key={label} onSelect={run}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      )}
    </li>
  )
}
