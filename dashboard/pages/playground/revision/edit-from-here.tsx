import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Project } from '../../../app/use-project.ts'
import { useViewer } from '../../../data/viewer.ts'
import { Button } from '../../../ui/button.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { countFiles, type Files } from '../draft/files.ts'
import { draftKey, keepDraft, readDraft } from '../draft/kept-draft.ts'
import { fetchBase } from './fetch-revision.ts'

interface EditFromHereProps {
  readonly project: Project
  /** What the draft is to be. */
  readonly files: Files
  /** Number of the newest revision, of which it is a change. */
  readonly head: number
  readonly label?: string
}

/** Makes the viewer's draft of what is shown, and leads there. */
export function EditFromHere({ project, files, head, label = 'Edit from here' }: EditFromHereProps) {
  const { viewer } = useViewer()
  const client = useQueryClient()
  const navigate = useNavigate({ from: '/projects/$project/playground' })
  if (viewer == null) return null
  const key = draftKey(viewer.id, project.id)
  const kept = readDraft(key)?.changes.length ?? 0

  const begin = async (): Promise<void> => {
    const base = await fetchBase(client, project.id, head)
    if (keepDraft(key, base.number, base.files, files) === undefined) {
      throw new Error('This browser has no room left for a draft.')
    }
    await navigate({ search: ({ file, route }) => ({ file, route }) })
  }
  return (
    <>
      <Button onClick={() => void navigate({ search: ({ file, route }) => ({ file, route }) })}>
        {kept > 0 ? 'Back to your draft' : 'Back to the newest'}
      </Button>
      {kept === 0 ? (
        <Button variant="primary" onClick={() => void begin().catch((error: Error) => toast(error.message, 'bad'))}>
          {label}
        </Button>
      ) : (
        <FormDialog
          label={label}
          variant="primary"
          title={label}
          description={`You have a draft with ${countFiles(kept)} changed. It is gone then, for good.`}
          submit="Replace the draft"
          isDangerous
          onSubmit={begin}
        />
      )}
    </>
  )
}
