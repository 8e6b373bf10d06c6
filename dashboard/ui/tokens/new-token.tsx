import { Plus } from 'lucide-react'
import { useState } from 'react'
import { CreateToken, ShowAccount, ShowProjectTokens } from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { FormDialog } from '../form-dialog.tsx'
import { ShownOnce } from '../shown-once.tsx'
import { purposes } from './scopes.ts'
import { TokenFields, type TokenProject } from './token-fields.tsx'

const DAY_MS = 86_400_000

interface NewTokenProps {
  readonly projects: readonly TokenProject[]
  readonly isForOne?: boolean
}

/** Makes a token of the viewer, and shows it, once. */
export function NewToken({ projects, isForOne = false }: NewTokenProps) {
  const { run } = useChange(CreateToken, [ShowAccount, ShowProjectTokens])
  const [secret, setSecret] = useState('')
  return (
    <FormDialog
      label={
        <>
          <Plus size={15} aria-hidden="true" />
          New token
        </>
      }
      variant={isForOne ? 'plain' : 'primary'}
      title="New token"
      description="Programs sign in with it, in your name: the command line, pipelines, scripts."
      submit="Create token"
      onSubmit={async (values) => {
        const { apiTokenCreate } = await run({ input: inputOf(values) })
        setSecret(apiTokenCreate.token ?? '')
      }}
      answer={(close) => <ShownOnce what="token" secret={secret} onDone={close} />}
    >
      <TokenFields projects={projects} isForOne={isForOne} />
    </FormDialog>
  )
}

function inputOf(values: FormData) {
  const text = (name: string): string => String(values.get(name) ?? '').trim()
  const texts = (name: string): string[] => values.getAll(name).map(String)
  const [, , scopes] = purposes.find(([key]) => key === text('purpose')) ?? purposes[0]
  const environmentIds = texts('environmentId')
  return {
    name: text('name'),
    scopes: text('purpose') === 'chosen' ? texts('scope') : [...scopes],
    ...(text('projectId') !== '' && { projectId: text('projectId') }),
    ...(environmentIds.length > 0 && { environmentIds }),
    ...(text('days') !== '' && { expiresAt: new Date(Date.now() + Number(text('days')) * DAY_MS).toISOString() }),
  }
}
