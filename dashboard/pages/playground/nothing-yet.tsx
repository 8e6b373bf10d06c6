import { useState } from 'react'
import { starterFiles } from '../../starters/starter-files.ts'
import { StarterList } from '../../starters/starter-list.tsx'
import type { Starter } from '../../starters/starters.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { type Files, filesOf } from './draft/files.ts'

/** In the place of the editor while a project has no files. */
export function NothingYet({ onBegin }: { readonly onBegin: (files: Files) => void }) {
  const [error, setError] = useState<unknown>()
  const begin = (starter: Starter): void => {
    starterFiles(starter).then((files) => onBegin(filesOf(files)), setError)
  }
  return (
    <EmptyState title="There are no files yet.">
      <p>Begin with one of these, or add your own files beside.</p>
      <FormProblem error={error} />
      <StarterList onChoose={begin} />
    </EmptyState>
  )
}
