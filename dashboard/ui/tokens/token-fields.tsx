import { useState } from 'react'
import { Checkbox } from '../checkbox.tsx'
import { Field, SelectField } from '../field.tsx'
import { purposes, scopes } from './scopes.ts'
import styles from './token-fields.module.css'

/** What a token can be for. */
export interface TokenProject {
  readonly id: string
  readonly name: string
  readonly environments: readonly { readonly id: string; readonly name: string }[]
}

interface TokenFieldsProps {
  readonly projects: readonly TokenProject[]
  /** Whether it has to be for the one project that there is to choose. */
  readonly isForOne: boolean
}

const EXPIRIES = [
  ['7', 'In a week'],
  ['30', 'In 30 days'],
  ['90', 'In 90 days'],
  ['365', 'In a year'],
  ['', 'Never'],
] as const

/** What is to be said of a new token. */
export function TokenFields({ projects, isForOne }: TokenFieldsProps) {
  const [purpose, setPurpose] = useState<string>(purposes[0][0])
  const [projectId, setProjectId] = useState(isForOne ? (projects[0]?.id ?? '') : '')
  const environments = projects.find(({ id }) => id === projectId)?.environments ?? []
  return (
    <>
      <Field label="Name" name="name" required maxLength={100} autoComplete="off" placeholder="ci" />
      <SelectField
        label="It may"
        name="purpose"
        value={purpose}
        onChange={({ target }) => setPurpose(target.value)}
        choices={purposes.map(([key, words]) => [key, words])}
        hint="Never more than you may yourself."
      />
      {purpose === 'chosen' && (
        <fieldset className={styles.choices}>
          <legend>Permissions</legend>
          {scopes.map(([scope, words]) => (
            <Checkbox key={scope} name="scope" value={scope} label={words} hint={scope} />
          ))}
        </fieldset>
      )}
      {isForOne ? (
        <input type="hidden" name="projectId" value={projectId} />
      ) : (
        <SelectField
          label="Project"
          name="projectId"
          value={projectId}
          onChange={({ target }) => setProjectId(target.value)}
          choices={[['', 'All projects that I am in'], ...projects.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      {environments.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>Environments: all, where none is chosen</legend>
          {environments.map(({ id, name }) => (
            <Checkbox key={id} name="environmentId" value={id} label={name} />
          ))}
        </fieldset>
      )}
      <SelectField label="It ends" name="days" defaultValue="90" choices={EXPIRIES} />
    </>
  )
}
