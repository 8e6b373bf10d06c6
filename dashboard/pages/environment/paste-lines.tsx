import { useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { readEnvLines } from './env-lines.ts'
import { useConfigure } from './use-configure.ts'

/** Sets many at once, as a `.env` file has them. */
export function PasteLines({ environmentId }: { readonly environmentId: string }) {
  const configure = useConfigure(environmentId)
  async function set(values: FormData): Promise<void> {
    const { values: read, unread } = readEnvLines(String(values.get('lines')))
    if (unread.length > 0) throw new Error(`${inLines(unread)} not understood. A line is NAME=value, or a comment.`)
    if (Object.keys(read).length === 0) throw new Error('There is no name in it. A line is NAME=value.')
    await configure(values.has('secret') ? { secrets: read } : { variables: read })
  }
  return (
    <FormDialog
      label="Paste .env"
      title="Paste lines of a .env file"
      description="What is set already is replaced, what is not named stays."
      submit="Set all"
      onSubmit={set}
    >
      <Lines />
      <Checkbox label="They are secrets" name="secret" hint="Then nobody can read them again." />
    </FormDialog>
  )
}

/** What has been understood is said while it is typed. */
function Lines() {
  const [text, setText] = useState('')
  const { values, unread } = readEnvLines(text)
  const names = Object.keys(values)
  return (
    <TextField
      label="Lines"
      name="lines"
      rows={8}
      required
      spellCheck={false}
      data-code
      placeholder={'API_URL=https://api.example.com\nREGION="eu"'}
      value={text}
      onChange={({ target }) => setText(target.value)}
      hint={names.length === 0 ? undefined : `Sets ${names.join(', ')}.`}
      problem={unread.length === 0 ? undefined : `${inLines(unread)} not understood.`}
    />
  )
}

const inLines = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Line ${numbers[0]} is` : `Lines ${numbers.join(', ')} are`
