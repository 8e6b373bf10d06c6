import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createOnlyProperties } from '../../compiler/diff/replacement.ts'
import { type Template, templateText } from '../../compiler/template.ts'
import { route } from '../../runtime/route/builder.ts'
import { lint, schemasOf, skipsWithoutCfnLint } from '../testkit/cfn-lint.ts'
import { goldenTemplates } from '../testkit/golden-projects.ts'
import { templateOf } from '../testkit/templates.ts'

const LINT_TIMEOUT_MS = 120_000
const testWithCfnLint = skipsWithoutCfnLint ? test.skip : test

const folder = join(import.meta.dirname, '../golden')

testWithCfnLint(
  'cfn-lint finds nothing in any golden template',
  () => {
    const files = readdirSync(folder).map((file) => join(folder, file))
    expect(files.length).toBeGreaterThan(5)
    // A broken one among them, so that silence cannot mean that nothing was read.
    const broken = brokenTemplate()
    const findings = lint([...files, broken])
    expect(findings.filter(({ file }) => file !== broken)).toEqual([])
    expect(findings.map(({ path }) => path)).toEqual(['Resources.StoreExecutor.Properties.MemorySize'])
  },
  LINT_TIMEOUT_MS,
)

/** A template whose one fault is a function with too little memory. */
function brokenTemplate(): string {
  const template = templateOf(route('Store', { memoryMb: 1 }).from('queue:Orders'))
  const file = join(mkdtempSync(join(tmpdir(), 'routo-')), 'broken.json')
  writeFileSync(file, templateText(template))
  return file
}

/** Every property written, by type. */
function written(): ReadonlyMap<string, ReadonlySet<string>> {
  const properties = new Map<string, Set<string>>()
  for (const text of goldenTemplates().values()) {
    const { Resources }: Template = JSON.parse(text)
    for (const { Type, Properties } of Object.values(Resources)) {
      properties.set(Type, new Set([...(properties.get(Type) ?? []), ...Object.keys(Properties)]))
    }
  }
  return properties
}

test('the table of properties that force a replacement has every type we write', () => {
  expect([...written().keys()].sort()).toEqual(Object.keys(createOnlyProperties).sort())
})

testWithCfnLint('the table of properties that force a replacement says what the schemas of AWS say', () => {
  const properties = written()
  const schemas = schemasOf([...properties.keys()])
  const expected = [...properties].map(([type, names]) => {
    const createOnly = (schemas[type]?.createOnlyProperties ?? []).map((path) => path.split('/')[2] ?? '')
    return [type, [...new Set(createOnly)].filter((name) => names.has(name)).sort()]
  })
  expect(createOnlyProperties).toEqual(Object.fromEntries(expected))
})
