import { FilePlus2 } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { Files } from '../draft/files.ts'
import { readUploaded } from './upload.ts'

interface AddFilesProps {
  readonly files: Files
  readonly onChange: (files: Files) => void
  readonly onNew: () => void
}

/** What adds files: one that is new, or those of a folder. */
export function AddFiles({ files, onChange, onNew }: AddFilesProps) {
  const folder = useRef<HTMLInputElement>(null)
  const plain = useRef<HTMLInputElement>(null)
  const take = async (list: FileList | null): Promise<void> => {
    const { taken, left } = await readUploaded([...(list ?? [])])
    onChange(new Map([...files, ...taken]))
    toast(`${taken.size} taken${left > 0 ? `, ${left} left out: only text of a project is taken` : ''}.`)
  }
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="quiet" icon aria-label="Add files">
            <FilePlus2 size={15} />
          </Button>
        }
      >
        <MenuItem onSelect={onNew}>New file</MenuItem>
        <MenuItem onSelect={() => plain.current?.click()}>Upload files</MenuItem>
        <MenuItem onSelect={() => folder.current?.click()}>Upload a folder</MenuItem>
      </Menu>
      <input
        ref={plain}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={({ target }) => void take(target.files)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder to upload"
        onChange={({ target }) => void take(target.files)}
        {...{ webkitdirectory: '' }}
      />
    </>
  )
}
