import { type Completion, snippetCompletion } from '@codemirror/autocomplete'
import type { ShowCatalogsQuery } from '../../../../../client/operations.ts'
import { retryWords, routeOptionWords, type Words } from '../dsl-words.ts'

/** What is known of an option: as JSON Schema says it. */
interface OptionSchema {
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly type?: string
}

/** The options that a call takes, by name. */
export function optionsOf(
  call: string,
  catalogs: ShowCatalogsQuery | undefined,
): Readonly<Record<string, OptionSchema>> {
  if (call === 'route') return described(routeOptionWords)
  if (call === 'retry') return described(retryWords)
  if (call === 'allowLoop')
    return { maxHops: { type: 'number', description: 'After so many the message is dead-lettered.' } }
  const step = catalogs?.stepCatalog.find(({ kind }) => kind.toLowerCase() === call)
  if (step !== undefined) return withoutOtherwise(propertiesOf(step.optionsSchema))
  const side = call === 'from' ? 'source' : ['to', 'otherwise'].includes(call) ? 'target' : undefined
  const schemas = catalogs?.endpointCatalog.map(({ optionsSchema }) =>
    propertiesOf(propertiesOf(optionsSchema)[side ?? '']),
  )
  return Object.assign({}, ...(schemas ?? []))
}

/** As completions: a text gets its quotes. */
export const optionCompletions = (call: string, catalogs: ShowCatalogsQuery | undefined): readonly Completion[] =>
  Object.entries(optionsOf(call, catalogs)).map(([name, schema]) => {
    const value = schema.const !== undefined ? String(schema.const) : isText(schema) ? "'#{}'" : '#{}'
    return snippetCompletion(`${name}: ${value}`, { label: name, type: 'property', info: schema.description ?? '' })
  })

/** What an option can be, where that is one of several texts. */
export const valuesOf = (call: string, option: string, catalogs: ShowCatalogsQuery | undefined): readonly string[] =>
  (optionsOf(call, catalogs)[option]?.enum ?? []).map(String)

const isText = ({ enum: values, type }: OptionSchema): boolean => values !== undefined || type === 'string'

const described = (words: Words): Record<string, OptionSchema> =>
  Object.fromEntries(Object.entries(words).map(([name, description]) => [name, { description }]))

function propertiesOf(schema: unknown): Readonly<Record<string, OptionSchema>> {
  const properties: unknown = Object(schema).properties
  return typeof properties === 'object' && properties !== null ? (properties as Record<string, OptionSchema>) : {}
}

/** In the DSL it is a call of its own. */
function withoutOtherwise({ otherwise: _, ...options }: Readonly<Record<string, OptionSchema>>) {
  return options
}
