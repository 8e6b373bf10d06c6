import { useState } from 'react'
import { changesBetween, type Files, withFile } from '../draft/files.ts'
import { AddFiles } from './add-files.tsx'
import { type Action, FileRow } from './file-row.tsx'
import styles from './file-tree.module.css'
import { PathDialog } from './path-dialog.tsx'

interface FileTreeProps {
  readonly files: Files
  /** What they were before the draft. */
  readonly base: Files
  readonly open: string | undefined
  /** How many errors there are in a file. */
  readonly errors: ReadonlyMap<string, number>
  readonly onOpen: (path: string) => void
  /** Left out for who may not write. */
  readonly onChange: ((files: Files) => void) | undefined
}

/** A new file, or another name for one. */
type Naming = { readonly of: string | undefined }

/** All files, folder by folder, with what was changed in them. */
export function FileTree({ files, base, open, errors, onOpen, onChange }: FileTreeProps) {
  const [naming, setNaming] = useState<Naming>()
  const changes = new Map(changesBetween(base, files).map((change) => [change.path, change.kind]))
  const paths = [...new Set([...files.keys(), ...changes.keys()])].toSorted(byFolder)
  return (
    <nav className={styles.tree} aria-label="Files">
      <div className={styles.head}>
        <h2>Files</h2>
        {onChange !== undefined && (
          <AddFiles files={files} onChange={onChange} onNew={() => setNaming({ of: undefined })} />
        )}
      </div>
      <ul className={styles.list}>
        {paths.map((path) => (
          <FileRow
            key={path}
            path={path}
            change={changes.get(path)}
            errors={errors.get(path) ?? 0}
            isOpen={path === open}
            onOpen={onOpen}
            actions={onChange && actionsFor(path, { files, base, onChange, onRename: () => setNaming({ of: path }) })}
          />
        ))}
      </ul>
      {naming !== undefined && onChange !== undefined && (
        <PathDialog
          files={files}
          of={naming.of}
          onClose={() => setNaming(undefined)}
          onNamed={(path) => {
            const { of } = naming
            onChange(
              withFile(of === undefined ? files : withFile(files, of, undefined), path, files.get(of ?? '') ?? ''),
            )
            onOpen(path)
          }}
        />
      )}
    </nav>
  )
}

/** Files of a folder come after its folders, as everywhere. */
function byFolder(one: string, other: string): number {
  const depth = (path: string) => path.includes('/')
  if (depth(one) !== depth(other)) return depth(one) ? -1 : 1
  return one < other ? -1 : 1
}

interface Changing {
  readonly files: Files
  readonly base: Files
  readonly onChange: (files: Files) => void
  readonly onRename: () => void
}

function actionsFor(path: string, { files, base, onChange, onRename }: Changing): readonly Action[] {
  const before = base.get(path)
  const restore = {
    label: before === undefined ? 'Discard' : 'Undo all changes',
    run: () => onChange(withFile(files, path, before)),
  }
  if (!files.has(path)) return [{ ...restore, label: 'Restore' }]
  return [
    { label: 'Rename', run: onRename },
    ...(before !== undefined && before !== files.get(path) ? [restore] : []),
    { label: 'Delete', run: () => onChange(withFile(files, path, undefined)) },
  ]
}
