import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Files } from '../draft/files.ts'

interface PathDialogProps {
  readonly files: Files
  /** The file that gets another name; left out: a new one. */
  readonly of: string | undefined
  readonly onNamed: (path: string) => void
  readonly onClose: () => void
}

/** Asks where a file is to be. */
export function PathDialog({ files, of, onNamed, onClose }: PathDialogProps) {
  const title = of === undefined ? 'New file' : 'Rename'
  const name = async (values: FormData): Promise<void> => {
    const path = String(values.get('path'))
      .trim()
      .replace(/^\.?\/+/, '')
    if (path !== of && files.has(path)) throw new Error(`There is a ${path} already.`)
    const problem = pathProblem(path)
    if (problem !== undefined) throw new Error(problem)
    onNamed(path)
    onClose()
  }
  return (
    <Dialog title={title} isOpen onOpenChange={onClose}>
      <Form onSubmit={name}>
        {() => (
          <>
            <Field
              label="Path"
              name="path"
              required
              autoComplete="off"
              spellCheck={false}
              defaultValue={of ?? ''}
              placeholder="lib/orders.ts"
              hint="With / between folders."
            />
            <Button type="submit" variant="primary">
              {of === undefined ? 'Create file' : 'Rename'}
            </Button>
          </>
        )}
      </Form>
    </Dialog>
  )
}

/** What the API would refuse, said before: it has the last word. */
function pathProblem(path: string): string | undefined {
  if (path === '' || path.endsWith('/')) return 'A path has a name at its end.'
  if (/[\\<>:"|?*]/.test(path)) return 'A path has none of \\ < > : " | ? *'
  return path.split('/').some((part) => part === '' || part === '..' || part === '.')
    ? 'A path stays in the project.'
    : undefined
}
