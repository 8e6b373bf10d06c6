import { expect, test } from '@jest/globals'
import { buildSchema, Kind, parse } from 'graphql'
import { assertVariablesFit } from '../../gateway/variables.ts'

const schema = buildSchema(`
  scalar JSON
  enum Kind { USER TOKEN }
  input File { path: String! size: Int }
  input Save { password: String! kinds: [Kind!] files: [[File!]!] secrets: JSON next: Save }
  type Query { save(input: Save!, first: Int, others: [String!]): String }
`)
const [operation] = parse('query ($input: Save!, $first: Int, $others: [String!]) { save(input: $input) }').definitions
if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The operation is none.')

const check = (variables: Record<string, unknown>) => () => assertVariablesFit(schema, operation, variables)
const misfit = (place: string, words: string) =>
  `Variable "$${place.split('.')[0]}" got an invalid value at "${place}"; ${words}`

test.each([
  ['of another type', { input: { password: { hunter2: 'hunter2' } } }, 'input.password', 'Expected type "String".'],
  [
    'too large',
    { input: { password: '', files: [[{ path: '', size: 2 ** 40 }]] } },
    'input.files.0.0.size',
    'Expected type "Int".',
  ],
  [
    'no word of an enum',
    { input: { password: '', kinds: ['USER', 'hunter2'] } },
    'input.kinds.1',
    'Expected type "Kind".',
  ],
  ['no item of a list', { input: null, others: ['a', { hunter2: 1 }] }, 'others.1', 'Expected type "String".'],
  ['one in place of a list', { input: null, others: 7 }, 'others', 'Expected type "String".'],
  ['deep inside', { input: { password: '', next: { password: 7 } } }, 'input.next.password', 'Expected type "String".'],
  ['null', { input: { password: null } }, 'input.password', 'Expected non-nullable type "String!" not to be null.'],
  ['no object', { input: 'hunter2' }, 'input', 'Expected type "Save" to be an object.'],
  ['incomplete', { input: {} }, 'input', 'Field "password" of required type "String!" was not provided.'],
  [
    'of a field that is not there',
    { input: { password: 'hunter2', secret: { A: 'hunter2' } } },
    'input',
    'Field "secret" is not defined by type "Save". Did you mean "secrets"?',
  ],
])('a value that is %s is refused by its place, and not told', (_name, variables, place, words) => {
  expect(check(variables)).toThrow(misfit(place, words))
  expect(check(variables)).not.toThrow('hunter2')
})

test('all that does not fit is told at once', () => {
  const first = misfit('first', 'Expected type "Int".')
  const input = misfit('input.password', 'Expected type "String".')
  expect(check({ first: 'x', input: { password: 1 } })).toThrow(`${input}\n${first}`)
})

test.each([
  [{ input: { password: 'hunter2', files: [[{ path: 'a' }]], secrets: { any: ['thing', null] } } }],
  [
    {
      input: { password: '', kinds: 'USER', next: { password: '' } },
      first: 3,
      others: null,
      more: 'than is asked for',
    },
  ],
  // What is left out is told by the server itself.
  [{}],
])('variables that fit pass: %j', (variables) => {
  expect(check(variables)).not.toThrow()
})
