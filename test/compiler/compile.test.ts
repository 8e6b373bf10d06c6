import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CompiledProject, type CompileOptions, compile } from '../../compiler/compile.ts'
import { diagnosticCodes } from '../../compiler/diagnostic.ts'
import { readProject } from '../../compiler/read-project.ts'

const ACME = 'examples/acme-order-reconciliation'
const scope = { project: 'acme', environment: 'dev' }

/** A copy of the acme project in a folder of its own, with this put before its routes. */
async function copyOf(before = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'routo-project-'))
  await cp(ACME, folder, { recursive: true })
  const routes = join(folder, 'routes.ts')
  await writeFile(routes, before + (await readFile(routes, 'utf8')))
  return folder
}

async function compiled(root: string): Promise<CompiledProject> {
  const { output, diagnostics } = await compile(await readProject(root), { ...scope, root })
  if (output === undefined) throw new Error(JSON.stringify(diagnostics))
  return output
}

const bytes = ({ templates, bundle }: CompiledProject) => ({
  templates: templates.map(({ text }) => text),
  zip: Buffer.from(bundle.zip).toString('base64'),
})

test('two runs in two folders give the same templates and the same zip, byte by byte', async () => {
  const [one, other] = [await copyOf(), await copyOf()]
  expect(bytes(await compiled(one))).toEqual(bytes(await compiled(other)))
})

test('a comment in routes.ts changes neither the template nor the zip', async () => {
  const [plain, commented] = [await copyOf(), await copyOf('// What the partner sends.\n\n')]
  expect(bytes(await compiled(commented))).toEqual(bytes(await compiled(plain)))
})

test('a template names the code by the digest of the zip', async () => {
  const { templates, bundle } = await compiled(ACME)
  expect(templates[0]?.text).toContain(`code/${bundle.sha256}.zip`)
})

test('the assignment handed back keeps every route in its stack when routes come and go', async () => {
  const files = (names: readonly string[]) => ({
    'routes.ts': `import { route } from 'routo'
      import { work } from './processors.ts'
      export default ${JSON.stringify(names)}.map((name) => route(name).from(\`queue:\${name}Jobs\`).process(work))`,
    'processors.ts': 'export const work = (body: string) => body',
  })
  const names = Array.from({ length: 70 }, (_, n) => `Route${n}`)
  const before = await compile(files(names), scope)
  const assignment = before.output?.assignment ?? {}
  const after = await compile(files(['Newcomer', ...names.slice(20)]), { ...scope, assignment })
  expect(after.output?.templates.length).toBeGreaterThan(1)
  expect(names.slice(20).map((name) => after.output?.assignment[name])).toEqual(
    names.slice(20).map((name) => assignment[name]),
  )
})

test('an error stops the compilation, and all that is found is told at once', async () => {
  const { output, diagnostics } = await compile(
    {
      'routes.ts': `import { route } from 'routo'
        import { work } from './processors.ts'
        export default [
          route('One').from('queue:Same').process(work).to('queue:'),
          route('Two').from('queue:Same').process(work),
        ]`,
      'processors.ts': 'export const work = (body: string) => body',
    },
    scope,
  )
  expect(output).toBeUndefined()
  expect(diagnostics.map(({ code, range }) => [code, range?.startLine])).toEqual(
    expect.arrayContaining([
      ['INVALID_ENDPOINT', 4],
      ['SEVERAL_READERS', 5],
    ]),
  )
})

test.each<[string, Partial<CompileOptions>, string]>([
  ['a project', { project: 'Acme Shop' }, '"Acme Shop" cannot name the project'],
  ['an environment', { environment: '' }, '"" cannot name the environment'],
  ['an assignment', { assignment: { One: -1 } }, 'One: -1'],
])('%s that cannot be used is refused before the project is looked at', async (_, odd, words) => {
  const compilation = compile({ 'routes.ts': 'this is no program' }, { ...scope, ...odd })
  await expect(compilation).rejects.toThrow(TypeError)
  await expect(compilation).rejects.toThrow(words)
})

test('whatever routes.ts holds, the answer is a template or diagnostics', async () => {
  const program = await readFile(join(ACME, 'routes.ts'), 'utf8')
  const processors = await readFile(join(ACME, 'processors.ts'), 'utf8')
  const cut = fc.record({ from: fc.nat(program.length), to: fc.nat(program.length), text: fc.string() })
  await fc.assert(
    fc.asyncProperty(cut, async ({ from, to, text }) => {
      const routes = program.slice(0, Math.min(from, to)) + text + program.slice(Math.max(from, to))
      const { output, diagnostics } = await compile({ 'routes.ts': routes, 'processors.ts': processors }, scope)
      expect(output !== undefined || diagnostics.some(({ severity }) => severity === 'ERROR')).toBe(true)
      expect(diagnostics.filter(({ code }) => !(code in diagnosticCodes))).toEqual([])
    }),
    { numRuns: 60 },
  )
})
