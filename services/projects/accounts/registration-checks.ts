import { type UserError, userError } from '../../shared/problems.ts'
import { byteLength, LONGEST_PASSWORD_BYTES } from './passwords.ts'

/** What somebody registers with. */
export interface Registration {
  readonly email: string
  readonly name: string
  readonly password: string
}

const LONGEST_EMAIL = 254
const EMAIL = /^[^\s@"'(),:;<>[\\\]]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u
const LONGEST_NAME = 100
const SHORTEST_PASSWORD = 8
const FEWEST_CHARACTERS = 5
/** Passwords that everybody tries first, once digits and signs around them are gone. */
const KNOWN = new Set(
  'abc abcd abcde abcdef abcdefg abcdefgh admin administrator asdf asdfgh asdfghjkl baseball changeme dragon football hallo hello iloveyou letmein login master monkey pass password passwort passw princess qazwsx qwer qwerty qwertyuiop qwertz root routo secret shadow sunshine superman test trustno user welcome zaq'.split(
    ' ',
  ),
)
const DIGITS = '01234567890123456789'
const BACKWARDS = [...DIGITS].reverse().join('')

/** An e-mail address as it is stored and found: two spellings of one address are one account. */
export const normalisedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** Everything that is wrong with a registration, e-mail and name as they will be stored. */
export const checkRegistration = ({ email, name, password }: Registration): readonly UserError[] => [
  ...checkEmail(email),
  ...checkName(name, 'Your name', ['input', 'name']),
  ...checkPassword(password, [email.split('@')[0] ?? '', name]),
]

const checkEmail = (email: string): readonly UserError[] =>
  email.length <= LONGEST_EMAIL && EMAIL.test(email) && !email.includes('..')
    ? []
    : [invalid('That is no e-mail address.', 'email', 'It has one @ and at most 254 characters: ana@example.org')]

/** What is wrong with the name of an account or a token. */
export function checkName(name: string, what: string, field: readonly string[]): readonly UserError[] {
  const length = [...name].length
  const found = []
  if (length === 0) found.push(`${what} is empty.`)
  if (length > LONGEST_NAME) found.push(`${what} has ${length} characters; ${LONGEST_NAME} is the most.`)
  if (/\p{Cc}/u.test(name) || !name.isWellFormed()) found.push(`${what} has signs that cannot be shown.`)
  return found.map((message) => userError('INVALID', message, { field }))
}

function checkPassword(password: string, own: readonly string[]): readonly UserError[] {
  const hint = 'A sentence of a few words is easy to remember and hard to guess.'
  if (!password.isWellFormed()) return [invalid('The password is no valid text.', 'password', hint)]
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) {
    return [invalid(`The password has ${length} characters; ${SHORTEST_PASSWORD} is the least.`, 'password', hint)]
  }
  if (byteLength(password) > LONGEST_PASSWORD_BYTES) {
    return [invalid(`The password has more than ${LONGEST_PASSWORD_BYTES} bytes.`, 'password', hint)]
  }
  return isGuessable(password.toLowerCase(), own) ? [invalid('The password is easy to guess.', 'password', hint)] : []
}

function isGuessable(password: string, own: readonly string[]): boolean {
  const word = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    new Set(password).size < FEWEST_CHARACTERS ||
    DIGITS.includes(password) ||
    BACKWARDS.includes(password) ||
    KNOWN.has(word) ||
    (word !== '' && own.some((name) => name.toLowerCase() === word || name.toLowerCase() === password))
  )
}

const invalid = (message: string, name: string, hint: string): UserError =>
  userError('INVALID', message, { field: ['input', name], hint })
