import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { CreateEnvironment, ShowMissing, ShowOverview, ShowProject, ShowProjects } from '../../client/operations.ts'
import { useChange } from '../data/use-operation.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field, SelectField } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { toast } from '../ui/toasts.tsx'
import type { Project } from './use-project.ts'

/** Makes an environment, and goes to it. */
export function NewEnvironment({ project }: { readonly project: Project }) {
  const { run } = useChange(CreateEnvironment, [ShowProject, ShowProjects, ShowMissing, ShowOverview])
  const navigate = useNavigate()
  async function create(values: FormData): Promise<void> {
    const { environmentCreate } = await run({ input: { projectId: project.id, ...inputOf(values) } })
    const name = environmentCreate.environment?.name ?? ''
    toast(`The environment ${name} is there. Nothing is deployed to it yet.`)
    await navigate({
      to: '/projects/$project/environments/$environment',
      params: { project: project.slug, environment: name },
      search: { env: name },
    })
  }
  return (
    <FormDialog
      label={
        <>
          <Plus size={15} aria-hidden="true" />
          New environment
        </>
      }
      variant="primary"
      title="New environment"
      description="Where routes run, with variables and secrets of its own."
      submit="Create environment"
      onSubmit={create}
    >
      <Fields project={project} />
    </FormDialog>
  )
}

function Fields({ project: { environments } }: { readonly project: Project }) {
  const [target, setTarget] = useState('LOCAL')
  const others = environments.map(({ id, name }) => [id, name] as const)
  return (
    <>
      <Field
        label="Name"
        name="name"
        required
        autoComplete="off"
        placeholder={environments.length === 0 ? 'dev' : 'staging'}
        hint="Lower-case letters, digits and single hyphens. It never changes: names of resources have it, too."
      />
      <SelectField
        label="Runs in"
        name="target"
        value={target}
        onChange={({ target: { value } }) => setTarget(value)}
        choices={[
          ['LOCAL', 'The local cloud of this installation'],
          ['AWS', 'AWS'],
        ]}
      />
      {target === 'AWS' && (
        <>
          <Field label="Region" name="region" required autoComplete="off" placeholder="eu-central-1" />
          <Field
            label="Role that deploys"
            name="roleArn"
            autoComplete="off"
            placeholder="arn:aws:iam::123456789012:role/…"
            hint="Can wait: the page of the environment has a template that makes it, with what goes along."
          />
        </>
      )}
      {others.length > 0 && (
        <>
          <SelectField
            label="Promoted from"
            name="promotesFrom"
            choices={[['', 'None'], ...others]}
            hint="The environment before it on the way to production."
          />
          <SelectField
            label="Starts with variables and secrets of"
            name="copyConfigFrom"
            choices={[['', 'None'], ...others]}
          />
        </>
      )}
      <Checkbox
        label="Protected"
        name="protected"
        hint="Its variables and secrets are for admins only, and deployments that could lose data wait for one of them."
      />
    </>
  )
}

function inputOf(values: FormData) {
  const given = ['region', 'roleArn', 'promotesFrom', 'copyConfigFrom'].flatMap((name) => {
    const text = String(values.get(name) ?? '').trim()
    return text === '' ? [] : [[name, text] as const]
  })
  return {
    name: String(values.get('name')).trim(),
    target: values.get('target') === 'AWS' ? ('AWS' as const) : ('LOCAL' as const),
    protected: values.has('protected'),
    ...Object.fromEntries(given),
  }
}
