/**
 * Compiles a project of so many routes: `node bench/compile-once.ts 100 2`, and twice again in the same process. Prints
 * milliseconds as JSON.
 */
const start = performance.now()
const { bundle } = await import('../compiler/bundle/index.ts')
const { check } = await import('../compiler/check/index.ts')
const { emit } = await import('../compiler/emit.ts')
const { evaluate } = await import('../compiler/evaluate/index.ts')
const { plan } = await import('../compiler/plan/index.ts')

/** One compilation, pass by pass. */
export interface Compilation {
  readonly evaluate: number
  readonly check: number
  readonly plan: number
  readonly emit: number
  readonly total: number
  readonly resources: number
}

export interface Measured {
  /** Everything up to and including an empty project. */
  readonly loadMs: number
  /** The first in a new process, then the further ones. */
  readonly runs: readonly Compilation[]
  /** Apart from the others: the code of the same project. */
  readonly bundleMs: number
}

const files = (count: number) => ({
  'routes.ts': `import { route } from 'routo'
import { work } from './processors.ts'

export default Array.from({ length: ${count} }, (_, n) =>
  route(\`R\${n}\`).from(\`queue:Jobs\${n}\`).process(work).to(\`file:Results\${n}\`),
)
`,
  'processors.ts': 'export const work = (body: string): string => body.toUpperCase()\n',
})

async function compileOnce(count: number): Promise<Compilation> {
  const project = files(count)
  const begin = performance.now()
  const { routes: evaluated, diagnostics } = await evaluate(project)
  const afterEvaluate = performance.now()
  const problems = [...diagnostics, ...check(evaluated, { files: project })]
  const afterCheck = performance.now()
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]))
  const needed = plan(
    evaluated.map(({ document }) => document),
    { project: 'bench', environment: 'dev' },
  )
  const afterPlan = performance.now()
  const { templates } = emit(needed, { codeKey: 'code/0.zip', variables: {} })
  const afterEmit = performance.now()
  return {
    evaluate: afterEvaluate - begin,
    check: afterCheck - afterEvaluate,
    plan: afterPlan - afterCheck,
    emit: afterEmit - afterPlan,
    total: afterEmit - begin,
    resources: templates.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0),
  }
}

async function bundleOnce(count: number): Promise<number> {
  const project = files(count)
  const { routes } = await evaluate(project)
  const begin = performance.now()
  await bundle({ routes: routes.map(({ document }) => document), files: project })
  return performance.now() - begin
}

// An empty project first: what is loaded only when needed counts as loading, too.
await evaluate({})
const loadMs = performance.now() - start

const [count = 1, further = 2] = process.argv.slice(2).map(Number)
const runs: Compilation[] = []
for (let n = 0; n <= further; n++) runs.push(await compileOnce(count))
console.log(JSON.stringify({ loadMs, runs, bundleMs: await bundleOnce(count) } satisfies Measured))
