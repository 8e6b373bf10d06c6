import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDocument } from '../../compiler/document.ts'
import { routeDocument } from '../testkit/arbitrary-documents.ts'

const processor = { module: './processors.ts', export: 'toJson' }
const good = { name: 'A', from: { uri: 'queue:A' }, steps: [{ kind: 'process', processor }], to: [], options: {} }

test('every document of the right shape is taken as it is', () => {
  fc.assert(fc.property(routeDocument, (document) => expect(parseDocument(document)).toBe(document)))
})

test.each<[string, unknown, string, string]>([
  ['no object', 7, '', 'must be an object, is a number'],
  ['no source', { ...good, from: undefined }, '', '"from" is missing'],
  ['a text as source', { ...good, from: 'queue:A' }, 'from', 'must be an object, is a string'],
  ['a misspelt option', { ...good, options: { timeoutMS: 1 } }, 'options', 'Did you mean "timeoutMs"?'],
  ['a fraction', { ...good, options: { memoryMb: 1.5 } }, 'options/memoryMb', 'must be an integer, is a number'],
  [
    'an unknown step',
    { ...good, steps: [{ kind: 'map' }] },
    'steps/0',
    'process, filter, split, branch, tap, validate',
  ],
  ['a step without kind', { ...good, steps: [{ processor }] }, 'steps/0', '"kind" is missing'],
  ['a step that is none', { ...good, steps: [null] }, 'steps/0', 'must be an object, is null'],
  ['steps that are no list', { ...good, steps: {} }, 'steps', 'must be an array, is an object'],
  ['a step without processor', { ...good, steps: [{ kind: 'filter' }] }, 'steps/0', '"processor" is missing'],
  ['a method that is none', { ...good, from: { uri: 'http:/a', method: 'HEAD' } }, 'from/method', 'GET, POST'],
  [
    'a module outside',
    { ...good, respond: { ...processor, module: '../a.ts' } },
    'respond/module',
    'the path of a module',
  ],
  [
    'a module in disguise',
    { ...good, respond: { ...processor, module: './a/../../b.ts' } },
    'respond/module',
    'the path',
  ],
  ['a package', { ...good, respond: { ...processor, module: 'lodash' } }, 'respond/module', 'such as ./processors.ts'],
  [
    'an export that is no name',
    { ...good, respond: { ...processor, export: 'a b' } },
    'respond/export',
    'name of an export',
  ],
])('%s is told by place and remedy', (_, value, path, words) => {
  const problems = parseDocument(JSON.parse(JSON.stringify(value)))
  if ('name' in problems) throw new Error('the document was taken')
  const [problem] = problems
  expect(problem?.path.join('/')).toBe(path)
  expect(problem?.message).toContain(words)
})

test('all problems are told at once', () => {
  const bad = { ...good, name: 1, to: [{}], extra: true }
  const problems = parseDocument(bad)
  expect('name' in problems ? [] : problems.map(({ path }) => path.join('/')).toSorted()).toEqual(['', 'name', 'to/0'])
})
