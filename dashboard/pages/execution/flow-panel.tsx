import type { RunFragment } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { shortId } from '../../format/ids.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import type { Execution } from './use-execution.ts'

interface FlowPanelProps {
  readonly project: Project
  readonly execution: Execution
}

/** Where the message came from, and by which code: each leads there. */
export function FlowPanel({ project: { slug: project }, execution }: FlowPanelProps) {
  const { routeName, messageId, correlationId, objectKey, environment, deployment, revision, parent, replayOf } =
    execution
  const isFirst = correlationId === messageId
  return (
    <Facts
      label="Where it belongs"
      facts={[
        [
          'Route',
          <TextLink key="route" to="/projects/$project/routes/$route" params={{ project, route: routeName }}>
            {routeName}
          </TextLink>,
        ],
        ['Environment', environment?.name],
        ['Code', <Code key="code" project={project} revision={revision} deployment={deployment} />],
        ['Message', <Id key="message" id={messageId} />],
        [
          'Flow',
          <TextLink key="flow" to="/projects/$project/trace" params={{ project }} search={{ ref: correlationId }}>
            {isFirst ? 'began with this message' : <code title={correlationId}>{shortId(correlationId)}</code>}
          </TextLink>,
        ],
        ['Object', objectKey && <Id key="object" id={objectKey} />],
        ['Sent by', parent && <To key="parent" project={project} execution={parent} />],
        ['Sent again, first', replayOf && <To key="replay" project={project} execution={replayOf} />],
      ]}
    />
  )
}

interface CodeProps extends Pick<Execution, 'deployment' | 'revision'> {
  readonly project: string
}

const Code = ({ project, deployment, revision }: CodeProps) => (
  <>
    <TextLink to="/projects/$project/playground" params={{ project }} search={{ revision: String(revision) }}>
      revision {revision}
    </TextLink>
    {deployment !== null && (
      <>
        , by deployment{' '}
        <TextLink to="/projects/$project/deployments/$deployment" params={{ project, deployment: deployment.id }}>
          #{deployment.number}
        </TextLink>
      </>
    )}
  </>
)

const Id = ({ id }: { readonly id: string }) => (
  <>
    <code title={id}>{shortId(id)}</code> <CopyButton icon text={id} label="Copy the id" />
  </>
)

const To = ({ project, execution: { id, routeName, messageId } }: ToProps) => (
  <TextLink to="/projects/$project/executions/$execution" params={{ project, execution: id }} title={messageId}>
    {routeName}
  </TextLink>
)

interface ToProps {
  readonly project: string
  readonly execution: RunFragment
}
