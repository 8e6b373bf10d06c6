import { Plus } from 'lucide-react'
import { Field, TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useConfigure } from './use-configure.ts'

interface SetOneProps {
  readonly environmentId: string
  readonly kind: 'variable' | 'secret'
  /** Which is to be another one; left out: it is new. */
  readonly name?: string
  readonly value?: string
}

/** Sets a variable or a secret. */
export function SetOne({ environmentId, kind, name, value = '' }: SetOneProps) {
  const configure = useConfigure(environmentId)
  const isNew = name === undefined
  return (
    <FormDialog
      label={isNew ? <Adding kind={kind} /> : kind === 'secret' ? 'Replace' : 'Change'}
      variant={isNew ? 'plain' : 'quiet'}
      title={isNew ? `Add a ${kind}` : kind === 'secret' ? `Replace ${name}` : `Change ${name}`}
      {...(kind === 'secret' && { description: 'It is sealed when it is saved. Nobody can read it again.' })}
      submit={isNew ? `Add ${kind}` : 'Save'}
      onSubmit={(values) => {
        const texts = { [name ?? String(values.get('name')).trim()]: String(values.get('value')) }
        return configure(kind === 'secret' ? { secrets: texts } : { variables: texts })
      }}
    >
      {isNew && (
        <Field
          label="Name"
          name="name"
          required
          autoComplete="off"
          placeholder={kind === 'secret' ? 'API_KEY' : 'API_URL'}
          data-code
        />
      )}
      <TextField
        label="Value"
        name="value"
        defaultValue={value}
        required={kind === 'secret'}
        autoComplete="off"
        spellCheck={false}
        data-code
      />
    </FormDialog>
  )
}

const Adding = ({ kind }: { readonly kind: string }) => (
  <>
    <Plus size={15} aria-hidden="true" />
    Add {kind}
  </>
)

/** Takes a variable or a secret away. */
export function Unset({ environmentId, name }: { readonly environmentId: string; readonly name: string }) {
  const configure = useConfigure(environmentId)
  return (
    <FormDialog
      label="Remove"
      variant="quiet"
      title={`Remove ${name}?`}
      description="Functions find nothing under this name after the next deployment."
      submit="Remove"
      isDangerous
      onSubmit={() => configure({ unset: [name] })}
    />
  )
}
