import { SetAwsRoles, ShowAwsSetup } from '../../../client/operations.ts'
import type { Environment } from '../../app/use-project.ts'
import { useChange, useOperation } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toasts.tsx'
import { AwsAccess, type AwsSetup } from './aws-access.tsx'
import styles from './aws-panel.module.css'

const ROLES = [
  ['roleArn', 'Role that deploys', 'Empty: the server’s own credentials.'],
  ['executionRoleArn', 'Role in which CloudFormation works', 'Empty: that of who deploys.'],
  ['boundaryArn', 'Policy that bounds every role that is made', 'Empty: none does.'],
] as const

/** In which roles an environment on AWS is deployed to, and what its account has to allow. */
export function AwsPanel({ environment: { id, name, target } }: { readonly environment: Environment }) {
  const { data, partial, error, retry } = useOperation(ShowAwsSetup, { id })
  const { run } = useChange(SetAwsRoles, [ShowAwsSetup])
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  const setup = data?.node != null && 'externalId' in data.node ? (data.node as AwsSetup) : undefined // which has one
  if (setup === undefined) return <Skeleton height="20rem" />
  async function save(values: FormData): Promise<void> {
    const roles = ROLES.map(([field]) => [field, String(values.get(field)).trim() || null] as const)
    await run({ input: { environmentId: id, ...Object.fromEntries(roles) } })
    toast(`The roles of ${name} are set.`)
  }
  return (
    <Panel title="Access to AWS" aside={<p>{target.region}</p>}>
      <div className={styles.parts}>
        <Form onSubmit={save}>
          {(isRunning) => (
            <>
              {ROLES.map(([field, label, hint]) => (
                <Field
                  key={field}
                  label={label}
                  name={field}
                  defaultValue={setup.target[field] ?? ''}
                  autoComplete="off"
                  hint={hint}
                  data-code
                />
              ))}
              <div>
                <Button type="submit" variant="primary" disabled={isRunning}>
                  Save roles
                </Button>
              </div>
            </>
          )}
        </Form>
        <AwsAccess setup={setup} why={partial} name={name} />
      </div>
    </Panel>
  )
}
