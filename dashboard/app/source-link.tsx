import { Link } from '@tanstack/react-router'

interface SourceLinkProps {
  readonly project: string
  /** `processors.ts:12:9` */
  readonly at: string
}

/** A place in the project's files: leads to it in the playground. */
export function SourceLink({ project, at }: SourceLinkProps) {
  return (
    <Link to="/projects/$project/playground" params={{ project }} search={{ file: at }} className="link">
      <code>{at}</code>
    </Link>
  )
}
