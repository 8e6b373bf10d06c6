import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RunFragment } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import styles from './flow-panel.module.css'
import type { Execution } from './use-execution.ts'

interface FlowPanelProps {
  readonly project: Project
  readonly execution: Execution
}

/** Where the message came from, and by which code: each leads there. */
export function FlowPanel({ project: { slug: project }, execution }: FlowPanelProps) {
  const { routeName, messageId, correlationId, objectKey, environment, deployment, revision, parent, replayOf } =
    execution
  const params = { project }
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'Route',
      <Link key="route" to="/projects/$project/routes/$route" params={{ project, route: routeName }} className="link">
        {routeName}
      </Link>,
    ],
    ['Environment', environment?.name],
    [
      'Deployment',
      deployment === null ? (
        `revision ${revision}`
      ) : (
        <>
          <Link
            to="/projects/$project/deployments/$deployment"
            params={{ project, deployment: deployment.id }}
            className="link"
          >
            #{deployment.number}
          </Link>
          , revision {revision}
        </>
      ),
    ],
    ['Message', <Id key="message" id={messageId} />],
    correlationId === messageId
      ? ['Flow', 'began with this message']
      : [
          'Flow',
          <Link
            key="flow"
            to="/projects/$project/trace"
            params={params}
            search={{ ref: correlationId }}
            className="link"
          >
            <code>{correlationId}</code>
          </Link>,
        ],
    ...(objectKey === null ? [] : [['Object', <Id key="object" id={objectKey} />] as const]),
    ...(parent === null ? [] : [['Sent by', <To key="parent" project={project} execution={parent} />] as const]),
    ...(replayOf === null
      ? []
      : [['Sent again, first', <To key="replay" project={project} execution={replayOf} />] as const]),
  ]
  return (
    <dl className={styles.facts} aria-label="Where it belongs">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Id = ({ id }: { readonly id: string }) => (
  <span className={styles.id}>
    <code>{id}</code>
    <CopyButton icon text={id} label="Copy the id" />
  </span>
)

const To = ({ project, execution }: { readonly project: string; readonly execution: RunFragment }) => (
  <Link
    to="/projects/$project/executions/$execution"
    params={{ project, execution: execution.id }}
    className="link"
    title={execution.messageId}
  >
    {execution.routeName}
  </Link>
)
