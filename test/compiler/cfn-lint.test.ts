import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createOnlyProperties } from '../../compiler/diff/replacement.ts'
import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import type { Template } from '../../compiler/template.ts'
import { route } from '../../runtime/route/builder.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { arbitraryProject } from '../testkit/arbitrary-projects.ts'
import { lint, schemasOf, skipsCfnLint } from '../testkit/cfn-lint.ts'
import { documentsOf } from '../testkit/documents.ts'
import { goldenTemplates } from '../testkit/golden-projects.ts'

const LINT_TIMEOUT_MS = 120_000
const testWithCfnLint = skipsCfnLint ? test.skip : test

const templates = await goldenTemplates()
const golden = join(import.meta.dirname, '../golden')
const RANDOM_PROJECTS = 10
/** In the name of the test, so that a failure can be had again. */
const seed = Date.now() % 1_000_000
const scratch = mkdtempSync(join(tmpdir(), 'routo-'))
afterAll(() => rmSync(scratch, { recursive: true }))

testWithCfnLint(
  `cfn-lint finds nothing in any golden template, nor in templates of random projects (seed ${seed})`,
  () => {
    const goldens = readdirSync(golden).map((file) => join(golden, file))
    const random = fc.sample(arbitraryProject(3), { numRuns: RANDOM_PROJECTS, seed }).flatMap(writeTemplates)
    expect(goldens.length).toBeGreaterThanOrEqual(5)
    expect(random.length).toBeGreaterThanOrEqual(RANDOM_PROJECTS)
    // A broken one among them, so that silence cannot mean that nothing was read.
    const [broken = ''] = writeTemplates(documentsOf(route('Store', { memoryMb: 1 }).from('queue:Orders')))
    const findings = lint([...goldens, ...random, broken])
    expect(findings.filter(({ file }) => file !== broken)).toEqual([])
    expect(findings.map(({ path }) => path)).toEqual(['Resources.StoreExecutor.Properties.MemorySize'])
  },
  LINT_TIMEOUT_MS,
)

/** Writes the templates of a project into a folder of their own; gives back their paths. */
function writeTemplates(routes: readonly RouteDocument[]): readonly string[] {
  const folder = mkdtempSync(join(scratch, 'project-'))
  const planned = plan(routes, { project: 'acme', environment: 'dev' })
  return emit(planned, { codeKey: 'code/abc.zip', variables: {} }).templates.map(({ shard, text }) => {
    const file = join(folder, `${shard}.json`)
    writeFileSync(file, text)
    return file
  })
}

/** Every property written, by type. */
function written(): ReadonlyMap<string, ReadonlySet<string>> {
  const properties = new Map<string, Set<string>>()
  for (const text of templates.values()) {
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
