import { useState } from 'react'
import { StarterList } from '../../starters/starter-list.tsx'
import type { Starter } from '../../starters/starters.ts'
import { useNewProject } from '../../starters/use-new-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { NewProject } from './new-project.tsx'
import styles from './no-projects.module.css'

/** What to do where there is nothing yet. */
export function NoProjects({ mayCreate }: { readonly mayCreate: boolean }) {
  if (!mayCreate) {
    return (
      <EmptyState title="You are in no project yet.">
        <p>Ask somebody who is in one to make you a member.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <EmptyState title="There are no projects yet." action={<NewProject />}>
        <p>A project is a set of routes with their functions. Make one here, or push one from a folder:</p>
        <pre>npx routo init my-project{'\n'}cd my-project && npx routo push</pre>
      </EmptyState>
      <Begin />
    </>
  )
}

/** A click makes a project that does something, ready to be tried. */
function Begin() {
  const create = useNewProject()
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const begin = async (starter: Starter): Promise<void> => {
    setRunning(true)
    await create(starter.slug, starter).catch(setError)
    setRunning(false)
  }
  return (
    <section className={styles.begin} aria-labelledby="begin">
      <h2 id="begin">Or begin with one of these: it opens in the playground, with a message to try it with</h2>
      <FormProblem error={error} />
      <StarterList isBusy={isRunning} onChoose={(starter) => void begin(starter)} />
    </section>
  )
}
