import { TextField } from '../../../../ui/field.tsx'
import type { Addition } from '../route-change.ts'
import type { Step, StepKind } from '../route-document.ts'
import { EndpointFields, readEndpoint } from './endpoint-fields.tsx'
import { FunctionField, readFunction } from './function-field.tsx'
import { OptionFields, readOptions } from './option-fields.tsx'
import { type Surroundings, useSurroundings } from './surroundings.ts'
import type { OptionsSchema } from './use-palette.ts'

interface StepFieldsProps {
  readonly kind: StepKind
  /** As it is; absent where it is new. */
  readonly step?: Step | undefined
}

/** Options that are asked for as an endpoint or a function. */
const OWN_FIELDS = ['otherwise', 'when', 'key', 'method']

/** What a step of a kind has to know. */
export function StepFields({ kind, step }: StepFieldsProps) {
  const schema = schemaOf(kind, useSurroundings())
  if (kind === 'validate') return <SchemaField schema={step?.kind === 'validate' ? step.schema : undefined} />
  const options = <OptionFields schema={schema} values={step ?? {}} except={OWN_FIELDS} />
  if (kind === 'tap') {
    const tap = step?.kind === 'tap' ? step : undefined
    return (
      <>
        <EndpointFields side="target" value={tap?.to} />
        <FunctionField label="Only when" value={tap?.processor} none="Always" />
      </>
    )
  }
  if (kind === 'branch') {
    return (
      <>
        {step === undefined && (
          <>
            <FunctionField label="When" />
            <EndpointFields side="target" />
          </>
        )}
        {options}
      </>
    )
  }
  return (
    <>
      <FunctionField label="Function" value={step && 'processor' in step ? step.processor : undefined} />
      {options}
    </>
  )
}

const SchemaField = ({ schema }: { readonly schema: unknown }) => (
  <TextField
    label="JSON Schema"
    name="schema"
    rows={8}
    required
    spellCheck={false}
    hint="Draft 7. Bodies that do not fit go to the dead letters at once."
    defaultValue={JSON.stringify(schema ?? { type: 'object', required: ['id'] }, null, 2)}
  />
)

const schemaOf = (kind: StepKind, { palette }: Surroundings): OptionsSchema =>
  palette.steps.find((each) => each.kind === kind)?.options ?? {}

/** What `StepFields` hold. */
export function readStep(
  form: FormData,
  { kind, step }: StepFieldsProps,
  surroundings: Surroundings,
): { readonly step: Step; readonly addition?: Addition | undefined } {
  if (kind === 'validate') return { step: { kind, schema: readSchema(form) } }
  const { modules } = surroundings
  const options = readOptions(form, { schema: schemaOf(kind, surroundings), values: step ?? {}, except: OWN_FIELDS })
  if (kind === 'tap') {
    const when = readFunction(form, 'filter', modules)
    const value = step?.kind === 'tap' ? step.to : undefined
    const to = readEndpoint(form, { side: 'target', value }, surroundings)
    return { step: { kind, to, ...(when && { processor: when.ref }) }, addition: when?.addition }
  }
  if (kind === 'branch' && step?.kind === 'branch') {
    const { mode: _, ...rest } = step
    return { step: { ...rest, ...options } }
  }
  const role = kind === 'branch' ? 'filter' : kind === 'split' && 'stream' in options ? 'stream' : kind
  const called = readFunction(form, role, modules)
  if (called === undefined) throw new Error('Choose a function.')
  const { ref: processor, addition } = called
  if (kind !== 'branch') return { step: { kind, processor, ...options }, addition }
  return {
    step: { kind, rules: [{ processor, to: readEndpoint(form, { side: 'target' }, surroundings) }], ...options },
    addition,
  }
}

function readSchema(form: FormData): unknown {
  try {
    return JSON.parse(String(form.get('schema')))
  } catch (error) {
    throw new Error(`The schema is no JSON: ${error instanceof Error ? error.message : error}`)
  }
}
