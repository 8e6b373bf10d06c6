import { Plus } from 'lucide-react'
import { useState } from 'react'
import { type Role, SetMember, ShowProject, ShowSettings, type ShowSettingsQuery } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useChange } from '../../data/use-operation.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { roles } from '../../ui/roles.ts'
import { toast } from '../../ui/toasts.tsx'
import styles from './member-dialogs.module.css'

export type Member = NonNullable<ShowSettingsQuery['project']>['members'][number]

/** Who changes what they may themselves see another page afterwards. */
const useSetMember = () => useChange(SetMember, [ShowSettings, ShowProject]).run

/** Makes an account a member. */
export function AddMember({ project }: { readonly project: Project }) {
  const set = useSetMember()
  return (
    <FormDialog
      label={
        <>
          <Plus size={15} aria-hidden="true" />
          Add member
        </>
      }
      title="Add a member"
      description="Somebody who has an account here already."
      submit="Add member"
      onSubmit={async (values) => {
        const email = String(values.get('email')).trim()
        await set({ input: { projectId: project.id, email, ...grantOf(values) } })
        toast(`${email} is a member now.`)
      }}
    >
      <Field label="E-mail" name="email" type="email" required autoComplete="off" placeholder="ada@example.com" />
      <GrantFields project={project} />
    </FormDialog>
  )
}

interface MemberProps {
  readonly project: Project
  readonly member: Member
}

/** Changes what a member may, and where. */
export function ChangeMember({ project, member }: MemberProps) {
  const set = useSetMember()
  return (
    <FormDialog
      label="Change"
      variant="quiet"
      title={`Change ${member.actor.name}`}
      submit="Save"
      onSubmit={async (values) => {
        await set({ input: { projectId: project.id, email: member.email ?? '', ...grantOf(values) } })
        toast(`${member.actor.name} is changed.`)
      }}
    >
      <GrantFields project={project} member={member} />
    </FormDialog>
  )
}

/** Ends a membership. */
export function RemoveMember({ project, member }: MemberProps) {
  const set = useSetMember()
  return (
    <FormDialog
      label="Remove"
      variant="quiet"
      title={`Remove ${member.actor.name}?`}
      description="They see nothing of this project from their next request on, and neither do their tokens."
      submit="Remove"
      isDangerous
      onSubmit={async () => {
        await set({ input: { projectId: project.id, email: member.email ?? '' } })
        toast(`${member.actor.name} is a member no more.`)
      }}
    />
  )
}

/** A role, and the environments that it is for. */
function GrantFields({ project, member }: { readonly project: Project; readonly member?: Member }) {
  const [role, setRole] = useState<Role>(member?.role ?? 'DEVELOPER')
  const [isLimited, setLimited] = useState(member?.environments != null)
  return (
    <>
      <SelectField
        label="Role"
        name="role"
        value={role}
        onChange={({ target }) => setRole(target.value as Role)}
        choices={roles.map(([key, name]) => [key, name])}
        hint={roles.find(([key]) => key === role)?.[2]}
      />
      {role !== 'OWNER' && project.environments.length > 0 && (
        <fieldset className={styles.environments}>
          <legend>Environments</legend>
          <Checkbox
            label="Only some of them"
            name="limited"
            checked={isLimited}
            onChange={({ target }) => setLimited(target.checked)}
          />
          {isLimited &&
            project.environments.map(({ id, name }) => (
              <Checkbox
                key={id}
                name="environmentId"
                value={id}
                label={name}
                defaultChecked={member?.environments?.some((one) => one.id === id) ?? false}
              />
            ))}
        </fieldset>
      )}
    </>
  )
}

const grantOf = (values: FormData) => ({
  role: String(values.get('role')) as Role,
  ...(values.has('limited') && { environmentIds: values.getAll('environmentId').map(String) }),
})
