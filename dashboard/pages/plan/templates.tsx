import { useState } from 'react'
import { ShowTemplate } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { Chooser } from '../../ui/chooser.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './templates.module.css'

interface TemplatesProps {
  readonly planId: string
  readonly stackNames: readonly string[]
}

/** CloudFormation as it would be deployed: long, so it is asked for when somebody wants to see it. */
export function Templates({ planId, stackNames }: TemplatesProps) {
  const [stack, setStack] = useState<string>()
  const [first] = stackNames
  if (first === undefined) return null
  return (
    <Panel
      title="Template"
      flush={stack !== undefined}
      aside={
        stack === undefined ? (
          <Button onClick={() => setStack(first)}>Show the template</Button>
        ) : (
          stackNames.length > 1 && (
            <Chooser label="Stack" value={stack} choices={stackNames.map((name) => [name, name])} onChoose={setStack} />
          )
        )
      }
    >
      {stack === undefined ? (
        <p>
          CloudFormation for {stackNames.length === 1 ? first : `${stackNames.length} stacks`}, as it would be deployed.
        </p>
      ) : (
        <Template key={stack} planId={planId} stack={stack} />
      )}
    </Panel>
  )
}

function Template({ planId, stack }: { readonly planId: string; readonly stack: string }) {
  const { data, error } = useOperation(ShowTemplate, { planId, stack })
  if (error !== null) return <FormProblem error={error} />
  const text = data?.node != null && 'template' in data.node ? data.node.template : undefined
  if (data === undefined) return <Skeleton height="20rem" />
  if (text == null) return <p>There is no template of that stack.</p>
  return (
    <div className={styles.template}>
      <div className={styles.copy}>
        <CopyButton text={text} label="Copy the template" icon />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard, too */}
      <pre tabIndex={0}>{text}</pre>
    </div>
  )
}
