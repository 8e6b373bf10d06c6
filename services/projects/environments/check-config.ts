import { checkVariables } from '../../../compiler/index.ts'
import { type UserError, userError } from '../../shared/problems.ts'
import type { ConfigChange } from './inputs.ts'

/** A change that is in order. */
export interface CheckedConfig {
  readonly variables: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly unset: readonly string[]
}

const NAME_LENGTH = 128
const SECRET_BYTES = 8_192
/** Keys that mean something to every object of JavaScript: the store refuses them. `__proto__` is no name of a variable anyway. */
const UNKEPT: readonly string[] = ['constructor', 'prototype']

/** The change, or everything that is wrong with it by itself. No message ever holds a value. */
export function checkConfig(input: ConfigChange): CheckedConfig | readonly UserError[] {
  const variables = readTexts(input, 'variables')
  const secrets = readTexts(input, 'secrets')
  const unset = input.unset ?? []
  const found = [
    ...variables.problems,
    ...secrets.problems,
    ...Object.entries(secrets.texts).flatMap(([name, value]) => checkSize(name, value)),
    ...Object.keys(secrets.texts)
      .filter((name) => Object.hasOwn(variables.texts, name))
      .map((name) => clash(['input', 'secrets', name], `${name} cannot be a variable and a secret.`)),
    ...unset
      .filter((name) => Object.hasOwn(variables.texts, name) || Object.hasOwn(secrets.texts, name))
      .map((name) => clash(['input', 'unset'], `${name} cannot be set and unset at once.`)),
  ]
  return found.length > 0 ? found : { variables: variables.texts, secrets: secrets.texts, unset }
}

/** Whether the variables of an environment fit into its functions. */
export const checkTotal = (variables: Readonly<Record<string, string>>): readonly UserError[] =>
  checkVariables(variables)
    .filter(({ code }) => code === 'ENVIRONMENT_TOO_LARGE')
    .map(({ message }) => userError('LIMIT_EXCEEDED', message, { field: ['input', 'variables'] }))

interface Texts {
  readonly texts: Readonly<Record<string, string>>
  readonly problems: readonly UserError[]
}

/** JSON comes as it is: only an object of texts, by names that functions can have, goes on. */
function readTexts(input: ConfigChange, field: 'variables' | 'secrets'): Texts {
  const given = input[field] ?? {}
  if (typeof given !== 'object' || Array.isArray(given)) {
    const hint = 'Write them as a JSON object: { "API_URL": "https://api.example.com" }.'
    return {
      texts: {},
      problems: [{ ...invalid(['input', field], `"${field}" is an object of texts by name.`), hint }],
    }
  }
  const entries: [string, string][] = []
  const found: UserError[] = []
  for (const [name, value] of Object.entries(given)) {
    const wrong = checkName(name, field)
    if (typeof value === 'string') entries.push([name, value])
    else if (wrong.length === 0) found.push(invalid(['input', field, name], `The value of ${name} is no text.`))
    found.push(...wrong)
  }
  return { texts: Object.fromEntries(entries), problems: found }
}

function checkName(name: string, field: string): readonly UserError[] {
  if (name.length > NAME_LENGTH) return [invalid(['input', field], `A name has at most ${NAME_LENGTH} characters.`)]
  if (UNKEPT.includes(name)) return [invalid(['input', field, name], `"${name}" cannot name a variable or a secret.`)]
  return checkVariables({ [name]: '' }).map(({ message }) => invalid(['input', field, name], message))
}

const checkSize = (name: string, value: string): readonly UserError[] =>
  Buffer.byteLength(value) <= SECRET_BYTES
    ? []
    : [
        userError('LIMIT_EXCEEDED', `The secret ${name} is larger than ${SECRET_BYTES} bytes.`, {
          field: ['input', 'secrets', name],
        }),
      ]

const invalid = (field: readonly string[], message: string): UserError => userError('INVALID', message, { field })

const clash = (field: readonly string[], message: string): UserError =>
  userError('INVALID', message, { field, hint: 'Keep one of the two.' })
