import { useSearch } from '@tanstack/react-router'
import { ProjectKnown } from '../../app/in-project.tsx'
import { may } from '../../app/use-project.ts'
import { DraftPlayground } from './draft-playground.tsx'
import { RevisionPlayground } from './revision/revision-playground.tsx'

/** Routes and functions, to be written, tried, saved and deployed. */
export function PlaygroundPage() {
  const { revision } = useSearch({ from: '/shell/projects/$project/playground' })
  return (
    <ProjectKnown>
      {({ project, environment }) => {
        const within = { project, environment }
        if (revision !== undefined) return <RevisionPlayground {...within} number={Number(revision) || 0} />
        if (may(project, 'routes:write')) return <DraftPlayground key={project.id} {...within} />
        return <RevisionPlayground {...within} number={project.headRevision?.number ?? 0} />
      }}
    </ProjectKnown>
  )
}
