import { Checkbox } from '../../../../ui/checkbox.tsx'
import { Field, SelectField } from '../../../../ui/field.tsx'
import type { OptionSchema, OptionsSchema } from './use-palette.ts'

interface OptionFieldsProps {
  readonly schema: OptionsSchema
  /** As they are set. */
  readonly values: object
  /** Before the names of the fields, where a form has several groups. */
  readonly prefix?: string
  /** Options that have fields of their own. */
  readonly except?: readonly string[]
}

/** A field for each option, as its schema says. */
export function OptionFields({ schema: { properties = {} }, values, prefix = '', except = [] }: OptionFieldsProps) {
  const set = new Map(Object.entries(values))
  return Object.entries(properties)
    .filter(([name]) => !except.includes(name))
    .map(([name, option]) => (
      <OptionField key={name} name={prefix + name} label={name} option={option} value={set.get(name)} />
    ))
}

interface OptionFieldProps {
  readonly name: string
  readonly label: string
  readonly option: OptionSchema
  readonly value: unknown
}

function OptionField({ name, label, option, value }: OptionFieldProps) {
  const { description: hint } = option
  if (option.const !== undefined) {
    return <Checkbox name={name} label={label} {...(hint && { hint })} defaultChecked={value !== undefined} />
  }
  if (option.enum !== undefined) {
    const choices = option.enum.map((each) => [each, each] as const)
    return (
      <SelectField
        name={name}
        label={label}
        hint={hint}
        choices={choices}
        defaultValue={String(value ?? option.default)}
      />
    )
  }
  return <Field name={name} label={label} hint={hint} defaultValue={String(value ?? '')} autoComplete="off" />
}

/** What `OptionFields` hold. What is as it would be anyway is left out, unless it was written before. */
export function readOptions(
  form: FormData,
  { schema: { properties = {} }, values, prefix = '', except = [] }: OptionFieldsProps,
): Readonly<Record<string, unknown>> {
  const read = Object.entries(properties)
    .filter(([name]) => !except.includes(name))
    .map(([name, option]): readonly [string, unknown] => {
      const given = form.get(prefix + name)
      if (option.const !== undefined) return [name, given === null ? undefined : option.const]
      const isPlain = given === '' || given === null || (given === option.default && !(name in values))
      return [name, isPlain ? undefined : given]
    })
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}
