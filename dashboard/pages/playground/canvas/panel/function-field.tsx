import { useState } from 'react'
import { Field, SelectField } from '../../../../ui/field.tsx'
import type { ProcessorModule } from '../checked-project.ts'
import { moduleOfNew, newFunction, type Role } from '../new-function.ts'
import type { Addition } from '../route-change.ts'
import type { FunctionRef } from '../route-document.ts'
import { useSurroundings } from './surroundings.ts'

interface FunctionFieldProps {
  readonly label: string
  /** Of the field, where a form has several. */
  readonly name?: string
  readonly value?: FunctionRef | undefined
  /** What it says where none is chosen; without it one has to be. */
  readonly none?: string
}

const NEW = 'new'

/** A function of the project, or the name of one that is to be written. */
export function FunctionField({ label, name = 'function', value, none }: FunctionFieldProps) {
  const { modules } = useSurroundings()
  const known = modules.flatMap(({ path, exports }) =>
    exports.map((each) => {
      const text = modules.length > 1 ? `${each} (${path})` : each
      return [textOf({ module: `./${path}`, export: each }), text] as const
    }),
  )
  const current = value && textOf(value)
  const isKnown = current === undefined || known.some(([each]) => each === current)
  const choices = [
    ...(none === undefined ? [] : [['', none] as const]),
    ...(isKnown ? [] : [[current, `${value?.export} (not there)`] as const]),
    ...known,
    [NEW, 'New function…'] as const,
  ]
  const [chosen, choose] = useState(current ?? (none === undefined ? (known[0]?.[0] ?? NEW) : ''))
  return (
    <>
      <SelectField
        label={label}
        name={name}
        choices={choices}
        value={chosen}
        onChange={({ target }) => choose(target.value)}
      />
      {chosen === NEW && (
        <Field
          label="Name of the new function"
          name={`${name}.new`}
          required
          autoComplete="off"
          pattern="[A-Za-z_$][\w$]*"
          title="Letters, digits, _ and $; no digit first."
          hint={`It goes to the end of ${moduleOfNew(modules)}, for you to fill in.`}
        />
      )}
    </>
  )
}

const textOf = ({ module, export: name }: FunctionRef): string => `${module} ${name}`

/** What a `FunctionField` holds; undefined where none is chosen. */
export function readFunction(
  values: FormData,
  role: Role,
  modules: readonly ProcessorModule[],
  name = 'function',
): { readonly ref: FunctionRef; readonly addition?: Addition } | undefined {
  const chosen = String(values.get(name) ?? '')
  if (chosen === '') return undefined
  if (chosen !== NEW) {
    const [module = '', exported = ''] = chosen.split(/ (?=\S+$)/)
    return { ref: { module, export: exported } }
  }
  const path = moduleOfNew(modules)
  const wanted = String(values.get(`${name}.new`))
  const isThere = modules.some((module) => module.path === path && module.exports.includes(wanted))
  return isThere ? { ref: { module: `./${path}`, export: wanted } } : newFunction(wanted, role, path)
}
