import { useLocation, useSearch } from '@tanstack/react-router'
import { ProjectKnown } from '../../app/in-project.tsx'
import { may } from '../../app/use-project.ts'
import { DraftPlayground } from './draft-playground.tsx'
import { RevisionPlayground } from './revision/revision-playground.tsx'
import { isShared } from './share/share-link.ts'
import { SharedPlayground } from './share/shared-playground.tsx'

/** Routes and functions, to be written, tried, saved and deployed. */
export function PlaygroundPage() {
  const { revision } = useSearch({ from: '/shell/projects/$project/playground' })
  const { hash } = useLocation()
  return (
    <ProjectKnown>
      {({ project, environment }) => {
        const within = { project, environment }
        if (isShared(hash)) return <SharedPlayground key={hash} {...within} hash={hash} />
        if (revision !== undefined) return <RevisionPlayground {...within} number={Number(revision) || 0} />
        if (may(project, 'routes:write')) return <DraftPlayground key={project.id} {...within} />
        return <RevisionPlayground {...within} number={project.headRevision?.number ?? 0} />
      }}
    </ProjectKnown>
  )
}
