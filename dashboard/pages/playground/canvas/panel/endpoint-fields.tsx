import { useId, useState } from 'react'
import { Field, SelectField } from '../../../../ui/field.tsx'
import { schemeOf } from '../lanes.ts'
import type { Target } from '../route-document.ts'
import { OptionFields, readOptions } from './option-fields.tsx'
import { type Surroundings, useSurroundings } from './surroundings.ts'
import type { EndpointInfo } from './use-palette.ts'

interface EndpointFieldsProps {
  readonly side: 'source' | 'target'
  readonly value?: Target | undefined
  /** Before the names of the fields, where a form has several endpoints. */
  readonly prefix?: string
}

/** What follows the scheme, and how it is asked for. */
const rests: Readonly<
  Record<string, { readonly label: string; readonly placeholder: string; readonly begin: string }>
> = {
  queue: { label: 'Name of the queue', placeholder: 'Orders', begin: 'queue:' },
  file: { label: 'Name of the bucket', placeholder: 'OrderFiles', begin: 'file:' },
  http: { label: 'Path', placeholder: '/orders', begin: 'http:' },
  https: { label: 'URL', placeholder: 'https://partner.example/orders', begin: '' },
  trigger: { label: 'When', placeholder: 'rate(5 minutes)', begin: 'trigger:' },
}
const names: Readonly<Record<string, string>> = {
  queue: 'Queue',
  file: 'Bucket of files',
  http: 'HTTP requests',
  https: 'HTTP request to a URL',
  trigger: 'Schedule, or by hand',
}
const hints: Readonly<Record<string, string>> = {
  trigger: 'manual, rate(5 minutes) or cron(0 9 * * ? *)',
}

/** An endpoint: its kind, its name, and what can be said of it besides. */
export function EndpointFields({ side, value, prefix = '' }: EndpointFieldsProps) {
  const surroundings = useSurroundings()
  const kinds = kindsOf(side, surroundings)
  const [scheme, setScheme] = useState(value ? schemeOf(value.uri) : 'queue')
  const list = useId()
  const rest = rests[scheme] ?? { label: 'Name', placeholder: '', begin: `${scheme}:` }
  const isAsBefore = value !== undefined && schemeOf(value.uri) === scheme
  const known = surroundings.uris.filter((uri) => schemeOf(uri) === scheme).map((uri) => uri.slice(rest.begin.length))
  const info = kinds.find((kind) => kind.scheme === scheme)
  return (
    <>
      <SelectField
        label={side === 'source' ? 'Reads from' : 'Sends to'}
        name={`${prefix}scheme`}
        choices={kinds.map((kind) => [kind.scheme, names[kind.scheme] ?? kind.scheme] as const)}
        value={scheme}
        onChange={({ target }) => setScheme(target.value)}
      />
      <Field
        key={scheme}
        label={rest.label}
        name={`${prefix}rest`}
        required
        autoComplete="off"
        spellCheck={false}
        placeholder={rest.placeholder}
        list={list}
        hint={hints[scheme]}
        defaultValue={isAsBefore ? value.uri.slice(rest.begin.length) : ''}
      />
      <datalist id={list}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      {info !== undefined && (
        <OptionFields
          key={`${scheme} options`}
          schema={info.options}
          values={isAsBefore ? value : {}}
          prefix={prefix}
        />
      )}
    </>
  )
}

/** What `EndpointFields` hold. */
export function readEndpoint(
  form: FormData,
  { side, value, prefix = '' }: EndpointFieldsProps,
  surroundings: Surroundings,
): Target {
  const scheme = String(form.get(`${prefix}scheme`))
  const uri = (rests[scheme]?.begin ?? `${scheme}:`) + String(form.get(`${prefix}rest`)).trim()
  const info = kindsOf(side, surroundings).find((kind) => kind.scheme === scheme)
  return { uri, ...readOptions(form, { schema: info?.options ?? {}, values: value ?? {}, prefix }) }
}

const kindsOf = (side: 'source' | 'target', { palette }: Surroundings): readonly EndpointInfo[] =>
  side === 'source' ? palette.sources : palette.targets
