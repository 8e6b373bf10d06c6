import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { editProject } from '../../../compiler/edit/edit-project.ts'
import { replaceAll } from '../../../compiler/edit/lists.ts'
import { evaluateProject } from '../../../compiler/evaluate/evaluate-project.ts'
import { defaultLimits } from '../../../compiler/evaluate/limits.ts'
import type { BranchStep, FunctionRef, RouteDocument, Step } from '../../../runtime/route/route.ts'

const processors = `export const clean = (body: string) => body
export const price = (body: string) => body
export const store = (body: string) => body
export const isBig = (body: string) => body.length > 9
export const isOld = (body: string) => body.length > 99
export const rows = (body: string) => [body]
`
const ref = (name: string): FunctionRef => ({ module: './processors.ts', export: name })
const process = (name: string): Step<FunctionRef> => ({ kind: 'process', processor: ref(name) })
const filter = (name: string): Step<FunctionRef> => ({ kind: 'filter', processor: ref(name) })

const head = `import { route } from 'routo'
import { clean, isBig, isOld, price, rows, store } from './processors.ts'

`
const file = (list: string): string => `${head}export default [\n${list}\n]\n`

type Change = (document: RouteDocument) => RouteDocument
const steps =
  (change: (steps: readonly Step<FunctionRef>[]) => readonly Step<FunctionRef>[]): Change =>
  (document) => ({ ...document, steps: change(document.steps) })
const branch = (change: (step: BranchStep<FunctionRef>) => BranchStep<FunctionRef>): Change =>
  steps((all) => all.map((step) => (step.kind === 'branch' ? change(step) : step)))

/** The routes file after the change of its first route; the edits that are told make the same of it. */
async function after(text: string, change: Change): Promise<string> {
  const files = { 'routes.ts': text, 'processors.ts': processors }
  const { routes, diagnostics } = await evaluateProject(files, defaultLimits)
  expect(diagnostics).toEqual([])
  const [route] = routes
  if (route === undefined) throw new Error('There is no route.')
  const edited = await editProject(files, { kind: 'save', document: change(route.document) }, defaultLimits)
  if ('problem' in edited) return edited.problem
  const changed = edited.files['routes.ts'] ?? ''
  expect(withEdits(text, edited.edits)).toBe(changed)
  return changed
}

type Edits = Extract<Awaited<ReturnType<typeof editProject>>, { readonly edits: unknown }>['edits']

function withEdits(text: string, edits: Edits): string {
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)]
  const at = (line: number, column: number) => (starts[line - 1] ?? 0) + column - 1
  return replaceAll(
    text,
    edits.map(({ range, newText }) => ({
      start: at(range.startLine, range.startColumn),
      end: at(range.endLine, range.endColumn),
      text: newText,
    })),
  )
}

const orders = `  // Orders of all shops.
  route('Orders', { batchSize: 5 /* few */ }) // the name
    // Where they come from.
    .from('queue:Orders') // filled by the shops

    // First of all.
    .process(clean) // no blanks
    /* Then */
    .filter(isBig) // big ones
    // Last.
    .process(store) // to the shop
    // The end.
    .to('queue:Done'), // done
  route('Other').from('queue:Other').to('queue:Out'), // not this one`

const both: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
]

const cases: readonly (readonly [what: string, list: string, change: Change, from: string, to: string])[] = [
  [
    'a step is added behind another, whose comment stays with it',
    orders,
    steps(([first, ...more]) => (first ? [first, process('price'), ...more] : more)),
    '.process(clean) // no blanks\n',
    '.process(clean) // no blanks\n    .process(price)\n',
  ],
  [
    'a step is added before all others',
    orders,
    steps((all) => [{ kind: 'split', processor: ref('rows'), onPartFailure: 'message' }, ...all]),
    '// filled by the shops\n',
    "// filled by the shops\n    .split(rows, { onPartFailure: 'message' })\n",
  ],
  [
    'a step is added as the last',
    orders,
    steps((all) => [...all, { kind: 'tap', to: { uri: 'queue:Copies' }, processor: ref('isOld') }]),
    '.process(store) // to the shop\n',
    ".process(store) // to the shop\n    .tap('queue:Copies', { when: isOld })\n",
  ],
  [
    'a step is removed with what is said about it',
    orders,
    steps((all) => all.filter(({ kind }) => kind !== 'filter')),
    '    /* Then */\n    .filter(isBig) // big ones\n',
    '',
  ],
  [
    'the first step is removed, and the blank line stays',
    orders,
    steps((all) => all.slice(1)),
    '    // First of all.\n    .process(clean) // no blanks\n',
    '',
  ],
  [
    'a step is moved with what is said about it',
    orders,
    steps(([first, second, third]) => (first && second && third ? [first, third, second] : [])),
    '    /* Then */\n    .filter(isBig) // big ones\n    // Last.\n    .process(store) // to the shop\n',
    '    // Last.\n    .process(store) // to the shop\n    /* Then */\n    .filter(isBig) // big ones\n',
  ],
  [
    'the function of a step is another',
    orders,
    steps(([first, ...more]) => [process('price'), ...(first ? more : [])]),
    'process(clean)',
    'process(price)',
  ],
  [
    'the source is another',
    orders,
    (document) => ({ ...document, from: { uri: 'file:Orders' } }),
    "from('queue:Orders')",
    "from('file:Orders')",
  ],
  [
    'a target has a setting more',
    orders,
    (document) => ({ ...document, to: [{ uri: 'file:Done', key: '{id}.json' }] }),
    "to('queue:Done')",
    "to('file:Done', { key: '{id}.json' })",
  ],
  [
    'the only target is removed',
    orders,
    (document) => ({ ...document, to: [] }),
    "store) // to the shop\n    // The end.\n    .to('queue:Done'), //",
    'store), // to the shop //',
  ],
  [
    'a second target is added',
    orders,
    (document) => ({ ...document, to: [...document.to, { uri: 'queue:Twice' }] }),
    "    .to('queue:Done'), //",
    "    .to('queue:Done')\n    .to('queue:Twice'), //",
  ],
  [
    'an option is added to others',
    orders,
    (document) => ({ ...document, options: { ...document.options, memoryMb: 512 } }),
    '{ batchSize: 5 /* few */ }',
    '{ batchSize: 5, memoryMb: 512 /* few */ }',
  ],
  [
    'an option is another',
    orders,
    (document) => ({ ...document, options: { batchSize: 7 } }),
    'batchSize: 5',
    'batchSize: 7',
  ],
  [
    'the last option is removed',
    orders,
    (document) => ({ ...document, options: {} }),
    ', { batchSize: 5 /* few */ })',
    ')',
  ],
  [
    'a description comes to a route without options',
    "  route('A' /* a */).from('queue:A').process(clean),",
    (document) => ({ ...document, description: 'All of them.' }),
    "'A' /* a */",
    "'A', { description: 'All of them.' } /* a */",
  ],
  [
    'quotes are the author’s',
    '  route("A").from("queue:A").process(clean),',
    (document) => ({ ...document, from: { uri: 'queue:B' } }),
    '"queue:A"',
    '"queue:B"',
  ],
  [
    'a step goes into one line',
    "  route('A').from('queue:A') /* in */ .process(clean) /* out */ .to('queue:B'),",
    steps((all) => [...all, filter('isBig')]),
    '.process(clean)',
    '.process(clean).filter(isBig)',
  ],
  [
    'a step goes out of one line',
    "  route('A').from('queue:A') /* in */ .process(clean) /* out */ .to('queue:B'),",
    steps(() => []),
    '.process(clean)',
    '',
  ],
  [
    'a line that becomes too long is broken at its calls',
    "  route('A').from('queue:AbcdefghijklmnopqrstuvwxyzAbcdefghijklm').process(clean) /* out */ .to('queue:Abcdefghijklmn'),",
    steps((all) => [...all, filter('isBig')]),
    "route('A').from('queue:AbcdefghijklmnopqrstuvwxyzAbcdefghijklm').process(clean) /* out */ .to(",
    "route('A')\n    .from('queue:AbcdefghijklmnopqrstuvwxyzAbcdefghijklm')\n    .process(clean)\n    .filter(isBig) /* out */\n    .to(",
  ],
]

const settings: typeof cases = [
  [
    'the setting of the last target is removed',
    "  route('A') // a\n    .from('queue:A')\n    // Files.\n    .to('file:B', { key: '{id}' }), // b",
    (document) => ({ ...document, to: [{ uri: 'file:B' }] }),
    ", { key: '{id}' }",
    '',
  ],
  [
    'a step gets its schema changed where it is',
    "  route('A')\n    .from('queue:A')\n    .validate({\n      type: 'object', // always\n      properties: { id: { type: 'string' } },\n    })\n    .to('queue:B'),",
    steps(() => [{ kind: 'validate', schema: { type: 'object', properties: { id: { type: 'number' } } } }]),
    "'string'",
    "'number'",
  ],
]

const rules = `  route('Orders')
    .from('queue:Orders')
    .branch([
      // Big ones first.
      [isBig, 'queue:Big'], // more than 9
      [isOld, 'file:Old', { key: '{id}' }], // older
    ])
    // The rest.
    .otherwise('queue:Small'),`

const rule = (name: string, uri: string) => ({ processor: ref(name), to: { uri } })

const ofRules: typeof cases = [
  [
    'a rule is added',
    rules,
    branch((step) => ({ ...step, rules: [...step.rules, rule('isOld', 'queue:New')] })),
    '// older\n',
    "// older\n      [isOld, 'queue:New'],\n",
  ],
  [
    'a rule is added before others',
    rules,
    branch((step) => ({ ...step, rules: [rule('isOld', 'queue:New'), ...step.rules] })),
    '      // Big ones first.\n',
    "      [isOld, 'queue:New'],\n      // Big ones first.\n",
  ],
  [
    'a rule is removed with what is said about it',
    rules,
    branch((step) => ({ ...step, rules: step.rules.slice(1) })),
    "      // Big ones first.\n      [isBig, 'queue:Big'], // more than 9\n",
    '',
  ],
  [
    'the last rule is removed',
    rules,
    branch((step) => ({ ...step, rules: step.rules.slice(0, 1) })),
    "      [isOld, 'file:Old', { key: '{id}' }], // older\n",
    '',
  ],
  [
    'the target of a rule is another',
    rules,
    branch((step) => ({
      ...step,
      rules: step.rules.map((one) => (one.to.uri === 'queue:Big' ? rule('isBig', 'queue:Huge') : one)),
    })),
    "'queue:Big'",
    "'queue:Huge'",
  ],
  [
    'the predicate and the key of a rule are others',
    rules,
    branch((step) => ({
      ...step,
      rules: step.rules.map((one) =>
        one.to.key ? { processor: ref('isBig'), to: { ...one.to, key: '{route}/{id}' } } : one,
      ),
    })),
    "[isOld, 'file:Old', { key: '{id}' }]",
    "[isBig, 'file:Old', { key: '{route}/{id}' }]",
  ],
  [
    'what is left goes elsewhere',
    rules,
    branch((step) => ({ ...step, otherwise: { uri: 'queue:Rest' } })),
    "'queue:Small'",
    "'queue:Rest'",
  ],
  [
    'what is left goes nowhere',
    rules,
    branch(({ otherwise: _, ...step }) => step),
    "    ])\n    // The rest.\n    .otherwise('queue:Small'),",
    '    ]),',
  ],
  ['all rules count', rules, branch((step) => ({ ...step, mode: 'all' })), '    ])\n', "    ], { mode: 'all' })\n"],
  [
    'a rule joins others on their line',
    "  route('A').from('queue:A').branch([[isBig, 'queue:Big'] /* big */]).otherwise('queue:B'),",
    branch((step) => ({ ...step, rules: [...step.rules, rule('isOld', 'queue:Old')] })),
    "'queue:Big'] /* big */]",
    "'queue:Big'], [isOld, 'queue:Old'] /* big */]",
  ],
]

test.each(
  [...cases, ...settings, ...ofRules].flatMap(([what, list, change, from, to]) =>
    both.map(([name, as]) => [what, name, list, change, from, to, as] as const),
  ),
)('%s, and nothing else changes (%s)', async (_what, _name, list, change, from, to, as) => {
  expect(list).toContain(from)
  expect(await after(as(file(list)), change)).toBe(as(file(list.replace(from, () => to))))
})

/** A list of things with names, and another one that it becomes. */
const changeOfList = fc
  .record({
    was: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }),
    is: fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 1 }),
  })
  .filter(({ was, is }) => was.join() !== is.join())

/** What of a list is in both, in the same order: the parts that nothing has happened to, at least. */
const untouched = (was: readonly number[], is: readonly number[]): readonly number[] => {
  const [kept, other] = [was.filter((one) => is.includes(one)), is.filter((one) => was.includes(one))]
  return kept.join() === other.join() ? kept : []
}

test.each(both)('comments of steps go where their steps go, whatever becomes of the list (%s)', async (_name, as) => {
  const tapTo = (id: number): Step<FunctionRef> => ({ kind: 'tap', to: { uri: `queue:Q${id}` } })
  const block = (id: number): string => `    // above ${id}\n    .tap('queue:Q${id}') // behind ${id}\n`
  await fc.assert(
    fc.asyncProperty(changeOfList, async ({ was, is }) => {
      const begin = "  route('A') // name\n    .from('queue:A') // from\n"
      const end = "    // end\n    .to('queue:B'), // to"
      const text = as(file(begin + was.map(block).join('') + end))
      const changed = await after(text, (document) => ({ ...document, steps: is.map(tapTo) }))
      expect(changed).toContain(as(begin))
      expect(changed).toContain(as(end))
      for (const id of untouched(was, is)) expect(changed).toContain(as(block(id)))
      for (const id of was.filter((one) => is.includes(one))) {
        for (const comment of [`// above ${id}`, `// behind ${id}`]) expect(changed.split(comment)).toHaveLength(2)
      }
      if (is.every((id) => was.includes(id))) {
        for (const id of was.filter((one) => !is.includes(one))) expect(changed).not.toMatch(` ${id}\\b`)
      }
    }),
    { numRuns: 10 },
  )
})

test.each(both)('comments of rules that stay as they were stay where they were (%s)', async (_name, as) => {
  const block = (id: number): string => `      // above ${id}\n      [isBig, 'queue:Q${id}'], // behind ${id}\n`
  await fc.assert(
    fc.asyncProperty(changeOfList, async ({ was, is }) => {
      const begin = "  route('A').from('queue:A').branch([ // rules\n"
      const end = "    ]) // end\n    .otherwise('queue:B'), // otherwise"
      const text = as(file(begin + was.map(block).join('') + end))
      const changed = await after(
        text,
        branch((step) => ({ ...step, rules: is.map((id) => rule('isBig', `queue:Q${id}`)) })),
      )
      expect(changed).toContain(as(begin))
      expect(changed).toContain(as(end))
      for (const id of untouched(was, is)) expect(changed).toContain(as(block(id)))
    }),
    { numRuns: 10 },
  )
})
