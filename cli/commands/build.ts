import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import type { CompiledProject } from '../../compiler/compile.ts'
import type { Estimate } from '../../compiler/estimate/index.ts'
import type { Define } from '../act.ts'
import { CliError } from '../failure/cli-error.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { compileFolder } from '../files/compile-folder.ts'
import { countOf, diagnosticsText } from '../output/diagnostics.ts'
import type { Output } from '../output/output.ts'
import { type Column, table } from '../output/table.ts'
import { count, money } from '../output/words.ts'

interface BuildOptions {
  readonly out?: string
  readonly messages: string
}

export const defineBuild: Define = (program, act) => {
  program
    .command('build')
    .argument('[folder]', 'of the routes (default: where routo.json is)')
    .option('--out <folder>', 'where templates and code are written (default: out/<project>)')
    .option('--messages <n>', 'messages a month for the estimate', '1000000')
    .description(
      'write the CloudFormation templates and the code, and say what they would cost; nothing is sent anywhere',
    )
    .action(
      act(async (context, folder: string | undefined, { out, messages }: BuildOptions) => {
        const { output, cwd } = context
        const messagesPerMonth = numberOf(messages)
        const { output: built, diagnostics, files, project } = await compileFolder(context, folder)
        const found = diagnosticsText(diagnostics, files, output.style)
        if (built === undefined) {
          output.print({ ok: false, diagnostics }, () => `${found}\n${output.style('red', `${countOf(diagnostics)}.`)}`)
          throw new Ended(exitCodes.CHECK_FAILED)
        }
        const resources = await resourcesOf(built)
        const { estimate } = await import('../../compiler/estimate/index.ts')
        const cost = estimate(built.plan, { messagesPerMonth })
        const written = await write(built, resolve(cwd, out ?? `out/${project}`))
        output.note(found)
        const { environment } = built.plan
        output.print({ ok: true, project, environment, resources, files: written, estimate: cost, diagnostics }, () =>
          [
            `${project} in ${environment}: ${count(built.routes.length, 'route')}, ${count(built.templates.length, 'stack')}, ${count(resources.length, 'resource')}`,
            '',
            resourcesText(resources, output),
            '',
            ...written.map(({ path, bytes }) => `wrote ${fromHere(cwd, path)} (${(bytes / 1_000).toFixed(1)} kB)`),
            '',
            estimateText(cost, output),
          ].join('\n'),
        )
      }),
    )
}

/** A path as one would type it. */
function fromHere(cwd: string, path: string): string {
  const short = relative(cwd, path)
  return short.startsWith('..') ? path : short
}

function numberOf(text: string): number {
  const messages = Number(text)
  if (Number.isSafeInteger(messages) && messages >= 0) return messages
  throw new CliError(`--messages ${text} is no count.`, { code: 'BAD_OPTION', exitCode: exitCodes.USAGE })
}

interface BuiltResource {
  readonly logicalId: string
  readonly type: string
  /** Its name on AWS; null for what gets its name there. */
  readonly physicalName: string | null
}

async function resourcesOf({ plan, templates }: CompiledProject): Promise<readonly BuiltResource[]> {
  const { physicalNames } = await import('../../compiler/plan/naming.ts')
  const names = physicalNames(plan)
  return templates.flatMap(({ template }) =>
    Object.entries(template.Resources).map(([logicalId, { Type: type }]) => ({
      logicalId,
      type,
      physicalName: names[logicalId] ?? null,
    })),
  )
}

/** What people look for by name; roles, policies and the like are only counted. */
const NAMED: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'bucket',
  'AWS::SQS::Queue': 'queue',
  'AWS::Lambda::Function': 'function',
  'AWS::Scheduler::Schedule': 'schedule',
  'AWS::ApiGatewayV2::Api': 'http api',
}

function resourcesText(resources: readonly BuiltResource[], output: Output): string {
  const named = resources.filter(({ type }) => type in NAMED)
  const columns: readonly Column<BuiltResource>[] = [
    { head: 'resource', cell: ({ logicalId }) => logicalId },
    { head: 'is a', cell: ({ type }) => NAMED[type] ?? '' },
    { head: 'name on AWS', cell: ({ physicalName }) => physicalName ?? '' },
  ]
  const others = `and ${resources.length - named.length} more: roles, policies, log groups, event sources`
  return `${table(columns, named, output)}\n${output.style('dim', others)}`
}

interface WrittenFile {
  readonly path: string
  readonly bytes: number
}

async function write({ templates, bundle }: CompiledProject, out: string): Promise<readonly WrittenFile[]> {
  await mkdir(out, { recursive: true })
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ...templates.map(
      ({ shard, text }) => [templates.length === 1 ? 'template.json' : `template-${shard}.json`, text] as const,
    ),
    [`code-${bundle.sha256.slice(0, 12)}.zip`, bundle.zip],
  ]
  const written: WrittenFile[] = []
  for (const [name, content] of files) {
    const path = join(out, name)
    await writeFile(path, content)
    written.push({ path, bytes: Buffer.byteLength(content) })
  }
  return written
}

function estimateText({ monthly, currency, asOf, perRoute, assumptions }: Estimate, output: Output): string {
  const columns: readonly Column<(typeof perRoute)[number]>[] = [
    { head: 'route', cell: ({ route }) => route },
    { head: 'messages', right: true, cell: ({ messages }) => Math.round(messages).toLocaleString('en') },
    { head: `${currency} a month`, right: true, cell: (route) => money(route.monthly) },
  ]
  return [
    table(columns, perRoute, output),
    `${money(monthly)} ${currency} a month in all, with prices of ${asOf}, before any free tier`,
    ...assumptions.map((assumption) => output.style('dim', `- ${assumption}`)),
  ].join('\n')
}
