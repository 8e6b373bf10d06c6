import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { CompiledProject } from '../../compiler/compile.ts'
import type { TemplateResource, Value } from '../../compiler/template.ts'
import type { FakeAws } from './fake-aws.ts'

/** A compiled project as Lambda would have it: the zip unpacked, the environment of each function from the template. */
export interface Deployed {
  /** Invokes the executor of a route once, in a process of its own. */
  invoke(route: string, event: object): Promise<Invoked>
}

export interface Invoked {
  readonly result: unknown
  /** Standard output, one JSON value for each line. */
  readonly lines: readonly Readonly<Record<string, unknown>>[]
}

const RESULT = 'result of the invocation: '

/** Unpacks a compiled project, its AWS being the fake. */
export async function deployed({ templates, bundle }: CompiledProject, aws: FakeAws): Promise<Deployed> {
  const folder = await mkdtemp(join(tmpdir(), 'routo-task-'))
  for (const [path, contents] of Object.entries(unzipSync(bundle.zip))) await writeFile(join(folder, path), contents)
  const resources = Object.assign({}, ...templates.map(({ template }) => template.Resources))
  return {
    async invoke(route, event) {
      const script = `
        const { handler } = await import('./index.mjs')
        const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 30000 }
        const result = await handler(JSON.parse(process.argv[1]), context)
        process.stdout.write('${RESULT}' + JSON.stringify(result) + '\\n')`
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '--eval', script, JSON.stringify(event)],
        { cwd: folder, env: { ...environmentOf(resources, route, aws), ...credentials(aws) } },
      )
      const lines = stdout.trimEnd().split('\n')
      const last = lines.pop() ?? ''
      return { result: JSON.parse(last.slice(RESULT.length)), lines: lines.map((line) => JSON.parse(line)) }
    },
  }
}

const credentials = (aws: FakeAws) => ({
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ENDPOINT_URL_SQS: aws.url,
  AWS_ENDPOINT_URL_S3: aws.url,
})

/** What CloudFormation would make of the function's variables. Queues of the fake have their logical ids as names. */
function environmentOf(resources: Readonly<Record<string, TemplateResource>>, route: string, aws: FakeAws) {
  const properties = resources[`${route}Executor`]?.Properties as {
    readonly Environment: { readonly Variables: Readonly<Record<string, Value>> }
  } // what the golden templates show
  return Object.fromEntries(
    Object.entries(properties.Environment.Variables).map(([name, value]) => [name, resolve(value, aws)]),
  )
}

function resolve(value: Value, aws: FakeAws): string {
  if (typeof value === 'string') return value
  const [[intrinsic, argument] = []] = Object.entries(value)
  if (intrinsic === 'Ref') return aws.queueUrl(String(argument))
  if (intrinsic === 'Fn::GetAtt' && Array.isArray(argument)) return `${String(argument[0]).toLowerCase()}.s3.local`
  throw new Error(`no value for ${JSON.stringify(value)}`)
}
