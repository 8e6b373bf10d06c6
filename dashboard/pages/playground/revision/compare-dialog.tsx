import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { Files } from '../draft/files.ts'
import { ChangedFiles } from '../save/changed-files.tsx'
import { fetchBase } from './fetch-revision.ts'

interface CompareDialogProps {
  readonly projectId: string
  readonly files: Files
  readonly number: number
  /** Number of the newest revision. */
  readonly head: number
  readonly onClose: () => void
}

/** What has become of an older revision since. */
export function CompareDialog({ projectId, files, number, head, onClose }: CompareDialogProps) {
  const client = useQueryClient()
  const [newest, setNewest] = useState<Files>()
  const [error, setError] = useState<Error>()
  useEffect(() => {
    fetchBase(client, projectId, head).then(({ files }) => setNewest(files), setError)
  }, [client, projectId, head])
  return (
    <Dialog title={`From revision ${number} to ${head}`} wide isOpen onOpenChange={onClose}>
      <FormProblem error={error} />
      {newest === undefined ? <Skeleton height="8rem" /> : <ChangedFiles before={files} after={newest} />}
    </Dialog>
  )
}
