/** `npm run compile -- <folder>`: compiles a project, shows what the compiler says, writes templates and code. */
import { statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { type CompiledProject, compile } from '../compiler/compile.ts'
import type { Diagnostic, Severity } from '../compiler/diagnostic.ts'
import { estimate } from '../compiler/estimate/index.ts'
import { assertScope, physicalNames } from '../compiler/plan/naming.ts'
import { readProject } from '../compiler/read-project.ts'

const USAGE = `npm run compile -- <folder> [options]

  <folder>               a project: a folder with a routes.ts
  --project <name>       its name (default: the folder's)
  --environment <name>   where it would be deployed (default: dev)
  --messages <n>         messages a month for the estimate (default: 1000000)
  --out <folder>         where templates and code are written (default: out/<project>)`

/** npm runs scripts in the package's folder; a relative path is meant from where the user stands. */
const from = process.env.INIT_CWD ?? process.cwd()

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      project: { type: 'string' },
      environment: { type: 'string', default: 'dev' },
      messages: { type: 'string', default: '1000000' },
      out: { type: 'string' },
    },
  })
  const [folder, ...rest] = positionals
  if (folder === undefined || rest.length > 0) throw new Error('Name one folder.')
  const root = resolve(from, folder)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}.`)
  const messages = Number(values.messages)
  if (!Number.isSafeInteger(messages) || messages < 0) throw new Error(`--messages ${values.messages} is no count.`)
  const project = values.project ?? slug(basename(root))
  assertScope({ project, environment: values.environment })
  return {
    root,
    project,
    messages,
    environment: values.environment,
    out: resolve(from, values.out ?? `out/${project}`),
  }
}

async function main({ root, project, environment, messages, out }: ReturnType<typeof readArguments>): Promise<number> {
  const { diagnostics, output } = await compile(await readProject(root), { project, environment, root })
  for (const diagnostic of diagnostics) showDiagnostic(diagnostic)
  if (output === undefined) return 1
  showResources(output)
  await write(output, out)
  showEstimate(output, messages)
  return 0
}

function showDiagnostic({ severity, code, message, route, range }: Diagnostic): void {
  const place = range === undefined ? (route ?? '') : `${range.path}:${range.startLine}:${range.startColumn}`
  const colours = { ERROR: 'red', WARNING: 'yellow', INFO: 'cyan' } as const satisfies Record<Severity, string>
  console.log(`${styleText(colours[severity], severity.toLowerCase())} ${code}  ${place}\n  ${message}\n`)
}

/** A folder's name as a project's: lower-case letters, digits and single hyphens. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '') || 'project'

/** What people look for by name; roles, policies and the like are only counted. */
const NAMED: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'bucket',
  'AWS::SQS::Queue': 'queue',
  'AWS::Lambda::Function': 'function',
  'AWS::Scheduler::Schedule': 'schedule',
  'AWS::ApiGatewayV2::Api': 'http api',
}

function showResources({ plan, templates, routes }: CompiledProject): void {
  const names = physicalNames(plan)
  const resources = templates.flatMap(({ template }) => Object.entries(template.Resources))
  const named = resources.filter(([, { Type }]) => Type in NAMED)
  console.log(
    `${plan.project} in ${plan.environment}: ${count(routes.length, 'route')}, ${count(templates.length, 'stack')}, ${count(resources.length, 'resource')}\n`,
  )
  for (const [id, { Type }] of named) {
    console.log(`  ${id.padEnd(28)} ${(NAMED[Type] ?? '').padEnd(9)} ${names[id] ?? ''}`.trimEnd())
  }
  console.log(`  and ${resources.length - named.length} more: roles, policies, log groups, event sources\n`)
}

async function write({ templates, bundle }: CompiledProject, out: string): Promise<void> {
  await mkdir(out, { recursive: true })
  const [first, ...others] = templates
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ...(first !== undefined && others.length === 0 ? [['template.json', first.text] as const] : []),
    ...(others.length > 0 ? templates.map(({ shard, text }) => [`template-${shard}.json`, text] as const) : []),
    [`code-${bundle.sha256.slice(0, 12)}.zip`, bundle.zip],
  ]
  for (const [name, content] of files) {
    await writeFile(join(out, name), content)
    console.log(`  wrote ${relative(from, join(out, name))} (${(content.length / 1_000).toFixed(1)} kB)`)
  }
}

function showEstimate({ plan }: CompiledProject, messagesPerMonth: number): void {
  const { monthly, currency, asOf, perRoute, assumptions } = estimate(plan, { messagesPerMonth })
  console.log(`\nEstimate: ${money(monthly)} ${currency} a month (prices of ${asOf}, before any free tier)`)
  for (const route of perRoute) {
    console.log(
      `  ${route.route.padEnd(28)} ${money(route.monthly).padStart(12)}  ${Math.round(route.messages).toLocaleString('en')} messages`,
    )
  }
  console.log(assumptions.map((assumption) => `  - ${assumption}`).join('\n'))
}

const money = (amount: string): string => Number(amount).toFixed(2)
const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

let wanted: ReturnType<typeof readArguments>
try {
  wanted = readArguments()
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  process.exit(2)
}
process.exitCode = await main(wanted)
