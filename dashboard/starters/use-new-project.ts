import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CreateEnvironment, CreateProject, PushFiles } from '../../client/operations.ts'
import { ask } from '../data/ask.ts'
import { toast } from '../ui/toasts.tsx'
import { starterFiles } from './starter-files.ts'
import type { Starter } from './starters.ts'

/** Makes a project with an environment on the local cloud, begins with something in it, and goes there. @throws for a name that cannot be had */
export function useNewProject() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (slug: string, starter: Starter | undefined): Promise<void> => {
    const { data } = await ask(CreateProject, { input: { slug } })
    const made = data.projectCreate.project
    if (made == null) return
    // The project is there, whatever becomes of the rest: the page of it says what is missing.
    await begin(made.id, starter).catch((error: unknown) =>
      toast(error instanceof Error ? error.message : String(error), 'bad'),
    )
    await client.invalidateQueries()
    const params = { project: made.slug }
    if (starter === undefined) {
      toast(`The project ${made.slug} is there, with an environment dev.`)
      await navigate({ to: '/projects/$project', params })
    } else
      await navigate({ to: '/projects/$project/playground', params, search: { route: starter.route, show: 'try' } })
  }
}

async function begin(projectId: string, starter: Starter | undefined): Promise<void> {
  await ask(CreateEnvironment, { input: { projectId, name: 'dev', target: 'LOCAL' } })
  if (starter === undefined) return
  const files = await starterFiles(starter)
  const message = `Begun with ${starter.title.toLowerCase()}`
  await ask(PushFiles, { input: { projectId, files: [...files], message, source: 'PLAYGROUND' } })
}
