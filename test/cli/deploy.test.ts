import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { seen as narrow } from '../testkit/acme.ts'
import { type CliOptions, type CliResult, cli, shown } from '../testkit/cli.ts'
import { type FaultyNetwork, openFaultyNetwork } from '../testkit/faulty-network.ts'
import { freePort } from '../testkit/free-port.ts'
import { type Installation, install } from '../testkit/installation.ts'
import { ok as answered, register } from '../testkit/two-tenants.ts'

const ROUTES = `import { route } from 'routo'
import { greet } from './processors.ts'

export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
`
const PROCESSORS = `export const greet = (name: string): string => \`Hello, \${name}!\`\n`

let routo: Installation
let network: FaultyNetwork
let folder: string
let others: string[]

beforeAll(async () => {
  routo = await install('together')
  network = await openFaultyNetwork(routo.url)
  others = []
})
afterAll(async () => {
  await network.close()
  await routo.stop()
  for (const path of others) await rm(path, { recursive: true, force: true })
})

async function folderOf(project: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'folder-'))
  others.push(made)
  const config = JSON.stringify({ project, environment: 'dev' })
  const texts = { 'routes.ts': ROUTES, 'processors.ts': PROCESSORS, 'routo.json': config, ...files }
  for (const [name, text] of Object.entries(texts)) await writeFile(join(made, name), text)
  return made
}

const inside = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
  cli(args, {
    cwd: folder,
    ...options,
    env: { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken, ...options.env },
  })

async function seen(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { code, stdout, stderr } = await inside(args, options)
  return { code, stdout: shown(stdout), stderr: shown(stderr) }
}

const lastLine = ({ stdout }: CliResult) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
const ok = (query: string, variables: object = {}, token = routo.ownerToken) => answered(routo, query, variables, token)

const change = async (from: string, to: string) => {
  const file = join(folder, 'routes.ts')
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to))
}

describe('from a folder to a deployment, and back', () => {
  beforeAll(async () => {
    folder = await folderOf('greetings')
  })

  test('what is missing is made, and resources are told as they are ready', async () => {
    const { code, stdout, stderr } = await seen(['deploy', '--message', 'the first'])
    expect({ code, stdout }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stdout": "✓ Deployed revision 1 to greetings/dev in <duration>.
",
}
`)
    // Resources are made side by side.
    expect(stderr.split('\n').toSorted().join('\n')).toMatchInlineSnapshot(`
"
  GreetDLQ CREATE_COMPLETE
  GreetDLQPolicy CREATE_COMPLETE
  GreetExecutor CREATE_COMPLETE
  GreetLogs CREATE_COMPLETE
  GreetRole CREATE_COMPLETE
  GreetSource CREATE_COMPLETE
  Greetings CREATE_COMPLETE
  GreetingsPolicy CREATE_COMPLETE
  Names CREATE_COMPLETE
  NamesPolicy CREATE_COMPLETE
Change resources
Compile
Made the environment dev of greetings, in the cloud on the installation's own machine.
Made the project greetings.
Plan
Pushed revision 1: 3 files changed.
Read the revision
Send it something with: routo send. See what becomes of it with: routo executions
Upload the code
Verify
Wait for its turn"
`)
  })

  test('the environment says what stands there', async () => {
    expect(narrow(await seen(['status']))).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "greetings/dev on LOCAL
Revision 1 is deployed, by deployment 1 of owner-token at <clock>.

Stack greetings-dev-0: CREATE_COMPLETE, 10 resources
RESOURCE  STATUS  NAME THERE
GreetDLQ  CREATE_COMPLETE  greetings-dev-GreetDLQ
GreetExecutor  CREATE_COMPLETE  greetings-dev-GreetExecutor
Greetings  CREATE_COMPLETE  greetings-dev-Greetings
Names  CREATE_COMPLETE  greetings-dev-Names

DEPLOYMENT  KIND  REVISION  STATE  TIME  BY  WHEN  WHY
         1  DEPLOY  1  SUCCEEDED  <duration>  owner-token  <clock>  the first
",
}
`)
    expect(await seen(['status', '1'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "done    Wait for its turn     <duration>
done    Read the revision     <duration>
done    Compile               <duration>
done    Plan                  <duration>
done    Upload the code       <duration>
done    Change resources      <duration>
done    Verify                <duration>
✓ Deployed revision 1 to greetings/dev in <duration>.
",
}
`)
  })

  test('a plan shows what would change, what is at risk, and what it costs', async () => {
    await change('queue:Greetings', 'queue:Hellos')
    expect(await seen(['plan'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Pushed revision 2: 1 file changed.
Deploy it to greetings/dev with: routo deploy
",
  "stdout": "Revision 2, where revision 1 is deployed:

   RESOURCE         TYPE
~  GreetExecutor    AWS::Lambda::Function  Code.S3Key, Environment.Variables.ROUTO_QUEUE_Greetings, Environment.Variables.ROUTO_QUEUE_Hellos
~  GreetRole        AWS::IAM::Role         Policies
-  Greetings        AWS::SQS::Queue        data at risk
-  GreetingsPolicy  AWS::SQS::QueuePolicy
+  Hellos           AWS::SQS::Queue
+  HellosPolicy     AWS::SQS::QueuePolicy

warning The queue Greetings of the route Greet leaves the stack, and is kept with its messages: a later deployment that names it takes it up again.
warning GreetRole (AWS::IAM::Role) permits something that it did not permit before: compare its properties.
2 to create, 2 to update, 2 to remove.
A month on AWS, at a million messages: 4.45 USD.
",
}
`)
    const { plan } = lastLine(await inside(['plan', '--json']))
    expect(plan).toMatchObject({
      summary: { create: 2, remove: 2, dataLossRisk: true },
      costDelta: { currency: 'USD' },
    })
  })

  test('nothing is deployed of a plan that nobody has agreed to', async () => {
    const { code, stderr } = await seen(['deploy', '--plan'])
    expect(code).toBe(2)
    expect(stderr).toContain('Say --yes to do it without being asked.')
    expect(lastLine(await inside(['status', '--json'])).environment.deployments.nodes).toHaveLength(1)
  })

  test.each(['\u0003', '\u0004', ''])('Ctrl+C and Ctrl+D are no answer, nor is the end of input: %j', async (stdin) => {
    const { code, stderr } = await seen(['deploy', '--plan'], { terminal: true, stdin })
    expect(code).toBe(130)
    expect(stderr).toContain('This was interrupted. Nothing more was done.')
  })

  test('on a terminal the plan is asked about, and phases are shown as they go by', async () => {
    const { code, stdout, stderr } = await inside(['deploy', '--plan'], { terminal: true, stdin: 'y\n' })
    expect({ code, stdout: shown(stdout) }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stdout": "✓ Deployed revision 2 to greetings/dev in <duration>.
",
}
`)
    const frames = shown(stderr).split('Read the revision')
    expect(`✓ Read the revision${frames.at(-1)}`).toMatchInlineSnapshot(`
"✓ Read the revision    <duration>
✓ Compile              <duration>
✓ Plan                 <duration>
✓ Upload the code      <duration>
✓ Change resources     <duration>
✓ Verify               <duration>
Send it something with: routo send. See what becomes of it with: routo executions
"
`)
  })

  test('as JSON it is a line for each event, and the deployment at the end', async () => {
    const result = await inside(['deploy', '--json', '--mode', 'FAST'])
    const lines = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(lines.slice(0, -1).every((line) => typeof line.event.message === 'string')).toBe(true)
    expect(lines.at(-1).deployment).toMatchObject({ number: 3, state: 'SUCCEEDED', revision: { number: 2 } })
  })

  test('without waiting it ends at once, and status waits', async () => {
    const begun = lastLine(await inside(['deploy', '--no-wait', '--json'])).deployment
    expect(begun).toMatchObject({ number: 4, kind: 'DEPLOY' })
    expect(lastLine(await inside(['status', begun.id, '--wait', '--json'])).deployment).toMatchObject({
      id: begun.id,
      state: 'SUCCEEDED',
    })
  })

  test('one goes back to the deployment before, or to any other by its number', async () => {
    expect(await seen(['rollback'], { terminal: true, stdin: 'n\n' })).toMatchObject({ code: 2 })
    expect(await seen(['rollback', '1', '--quiet'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ Rolled greetings/dev back to revision 1 in <duration>.
",
}
`)
    expect(await seen(['rollback', '77', '--yes'])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error greetings/dev has no deployment 77 among its last 100.
List the latest with: routo status
",
  "stdout": "",
}
`)
    const { deployment } = lastLine(await inside(['rollback', '--yes', '--json']))
    expect(deployment).toMatchObject({ kind: 'ROLLBACK', state: 'SUCCEEDED', revision: { number: 2 } })
  })

  test('what is deployed goes on to the next environment', async () => {
    expect(await seen(['promote'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error It is not clear where to promote to: none of the environments (dev) are promoted to from dev.
Say where to with --to <env>. An environment is made with: routo env create.
",
  "stdout": "",
}
`)
    expect(await seen(['promote', '--to', 'nowhere'])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error The project "greetings" has no environment "nowhere"; it has dev.
Say where to with --to <env>. An environment is made with: routo env create.
",
  "stdout": "",
}
`)
    const { project } = await ok('{ project(slug: "greetings") { id environment(name: "dev") { id } } }')
    await ok(
      `mutation M($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { userErrors { message } } }`,
      { input: { projectId: project.id, name: 'prod', target: 'LOCAL', promotesFrom: project.environment.id } },
    )
    expect(await seen(['promote', '--quiet'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ Promoted revision 2 to greetings/prod in <duration>.
",
}
`)
  })

  test('everything is removed when the name of the environment is typed, or --yes is said', async () => {
    expect(await seen(['destroy'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Nothing was removed: the name of the environment was not confirmed.
Say --yes to remove it without being asked.
",
  "stdout": "",
}
`)
    expect(await seen(['destroy', '--env', 'prod'], { terminal: true, stdin: 'dev\n' })).toMatchObject({ code: 2 })
    const typed = await seen(['destroy', '--env', 'prod'], { terminal: true, stdin: 'prod\n' })
    expect(typed).toMatchObject({ code: 0, stdout: '✓ Removed what was deployed in greetings/prod in <duration>.\n' })
    expect(await seen(['destroy', '--yes', '--quiet', '--data', 'EMPTY_AND_DELETE'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "✓ Removed what was deployed in greetings/dev in <duration>.
",
}
`)
  })
})

describe('what goes wrong', () => {
  beforeAll(async () => {
    folder = await folderOf('faults')
  })

  test('routes with an error are not pushed', async () => {
    await change('.process(greet)', '.process(greet')
    expect(await seen(['deploy'])).toMatchInlineSnapshot(`
{
  "code": 3,
  "stderr": "",
  "stdout": "routes.ts:4:87 error SYNTAX_ERROR
  routes.ts cannot be read: Expected ',', got ']'.
  4 | export default [route('Greet').from('queue:Names').process(greet.to('queue:Greetings')]
    |                                                                                       ^

1 error. Nothing was deployed.
",
}
`)
    await change('.process(greet', '.process(greet)')
    expect(await ok('{ project(slug: "faults") { id } }')).toEqual({ project: null })
  })

  test('a deployment that fails says its first cause, and what that means', async () => {
    folder = await folderOf('faults', {
      'processors.ts': `import { pad } from 'left-pad'\n${PROCESSORS.replace('Hello', '$' + '{pad(name)}')}`,
      'package.json': '{ "dependencies": { "left-pad": "1.3.0" } }',
    })
    expect(await seen(['deploy', '--quiet'])).toMatchInlineSnapshot(`
{
  "code": 7,
  "stderr": "",
  "stdout": "✗ Deployment 1 of faults/dev has failed.
  processors.ts:1:21: The package "left-pad" is not installed. Run "npm install left-pad". PACKAGE_NOT_FOUND
  It was found before anything was changed: what ran before runs on.
  - See what would be changed now, with the newest revision: routo plan --env dev
  - Try the same revision again: routo deploy --env dev
",
}
`)
    const { deployment } = lastLine(await inside(['deploy', '--json']))
    expect(deployment).toMatchObject({ state: 'FAILED', failure: { code: 'PACKAGE_NOT_FOUND' } })
  })

  test('what somebody else has pushed is not overwritten', async () => {
    const mine = folder
    folder = await folderOf('faults')
    expect(await seen(['deploy', '--quiet'])).toMatchObject({ code: 0 })
    folder = mine
    await writeFile(join(folder, 'processors.ts'), PROCESSORS)
    await change('Greet', 'Welcome')
    expect(await seen(['deploy'])).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error Revision 1 is not the newest any more: owner-token made revision 2. Changed since: package.json, processors.ts.
Get the newest files with: routo pull. Or replace them with yours: --force.
",
  "stdout": "",
}
`)
    expect(await seen(['deploy', '--force', '--quiet'])).toMatchObject({ code: 0 })
  })

  test('a token that is wrong, a project that is somebody else’s, an installation that is not there', async () => {
    expect(await seen(['deploy'], { env: { ROUTO_TOKEN: 'routo_wrong' } })).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error This token is unknown, expired or revoked.
Sign in with: routo login. Or put an API token into ROUTO_TOKEN.
",
  "stdout": "",
}
`)
    const stranger = await register(routo, 'stranger')
    expect(await seen(['deploy'], { env: { ROUTO_TOKEN: stranger } })).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error There is a project "faults" already, which you may not see.
Choose another name in routo.json, for example "faults-2", or have its owner make you a member.
",
  "stdout": "",
}
`)
    expect(
      await seen(['deploy'], { env: { ROUTO_URL: `http://127.0.0.1:${await freePort()}` } }),
    ).toMatchInlineSnapshot(`
{
  "code": 8,
  "stderr": "error Nothing answers at http://127.0.0.1:<port>.
Start an installation here with: routo dev. Or name another one with --url or ROUTO_URL.
",
  "stdout": "",
}
`)
  })

  test('without routo.json nobody knows which project is meant', async () => {
    await rm(join(folder, 'routo.json'))
    expect(await seen(['deploy'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Which project is meant? There is no routo.json here, nor in a folder above.
Go to the folder of your routes, say --project <slug>, or begin one with: routo init
",
  "stdout": "",
}
`)
    expect(await seen(['status', '--project', 'nobodys'])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no project "nobodys" at http://127.0.0.1:<port>, or none that you may see.
Make it, and deploy it, with: routo deploy. Or name another one with --project.
",
  "stdout": "",
}
`)
  })
})

describe('where it has to be approved, and the network fails', () => {
  let token: string

  beforeAll(async () => {
    folder = await folderOf('guarded')
    const { projectCreate } = await ok(
      'mutation { projectCreate(input: { slug: "guarded" }) { project { id } userErrors { message } } }',
    )
    const projectId = projectCreate.project.id
    await ok(
      `mutation M($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { userErrors { message } } }`,
      { input: { projectId, name: 'dev', target: 'LOCAL', protected: true } },
    )
    const scopes = ['projects:read', 'routes:write', 'deployments:write', 'deployments:cancel']
    const { apiTokenCreate } = await ok(
      `mutation M($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { token userErrors { message } } }`,
      { input: { projectId, name: 'pipeline', scopes } },
    )
    token = apiTokenCreate.token
  })

  test('Ctrl+C ends the waiting, not the deployment, and says how to look and to cancel', async () => {
    const interruption = new AbortController()
    const interrupted = await seen(['deploy'], {
      env: { ROUTO_TOKEN: token },
      signal: interruption.signal,
      onOutput: ({ stderr }) => stderr.includes('routo approve') && interruption.abort(),
    })
    expect(interrupted).toMatchInlineSnapshot(`
{
  "code": 130,
  "stderr": "Pushed revision 1: 3 files changed.
Wait for its turn
Read the revision
Compile
Plan
Wait for approval
Somebody who may has to approve it: routo approve dep_…. Ctrl+C stops waiting, not the deployment.
error This was interrupted; the deployment goes on in the installation.
Look at it with: routo status dep_…
End it with: routo cancel dep_…
",
  "stdout": "",
}
`)
    const [waiting] = lastLine(await inside(['status', '--json'])).environment.deployments.nodes
    expect(waiting.state).toBe('NEEDS_APPROVAL')
    expect(await seen(['cancel', '--quiet'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "· Deployment 1 of guarded/dev was cancelled; everything is as before.
",
}
`)
  })

  test('Ctrl+C while the installation is asked says where to look', async () => {
    const interruption = new AbortController()
    const interrupted = await seen(['deploy'], {
      signal: interruption.signal,
      onOutput: ({ stderr }) => stderr.includes('Nothing has changed') && interruption.abort(),
    })
    expect(interrupted).toMatchInlineSnapshot(`
{
  "code": 130,
  "stderr": "Nothing has changed since revision 1.
error This was interrupted. The installation was just asked for a deployment, and may have begun it.
Look with: routo status. End it with: routo cancel
",
  "stdout": "",
}
`)
    await inside(['cancel'])
  })

  test('Ctrl+C before that says that nothing is deployed', async () => {
    const interruption = new AbortController()
    const interrupted = await seen(['deploy', '--project', 'hurried'], {
      signal: interruption.signal,
      onOutput: ({ stderr }) => stderr.includes('Made the project') && interruption.abort(),
    })
    expect(interrupted).toMatchInlineSnapshot(`
{
  "code": 130,
  "stderr": "Made the project hurried.
error This was interrupted. Nothing was deployed; at the most, a revision was pushed.
Deploy it with: routo deploy
",
  "stdout": "",
}
`)
  })

  test('a cut network is waited for, and said', async () => {
    let isLost = (): void => {}
    const lost = new Promise<void>((resolve) => {
      isLost = resolve
    })
    const done = seen(['deploy'], {
      env: { ROUTO_TOKEN: token, ROUTO_URL: network.url },
      onOutput({ stderr }) {
        if (stderr.includes('Nobody answers')) isLost()
        else if (stderr.includes('routo approve')) network.cut()
      },
    })
    await lost
    expect(lastLine(await inside(['approve', '--json'])).deployment).toMatchObject({ state: 'SUCCEEDED' })
    network.mend()
    const { code, stdout, stderr } = await done
    expect({ code, stdout }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stdout": "✓ Deployed revision 1 to guarded/dev in <duration>.
",
}
`)
    expect(stderr).toMatch(/Nobody answers\. The deployment goes on in the installation[\s\S]*It answers again\./)
  })

  test('a request whose answer is lost is made again, and is one deployment', async () => {
    const before = lastLine(await inside(['status', '--json'])).environment.deployments.nodes[0].number
    network.loseAnswerTo('mutation StartDeployment')
    const result = await inside(['deploy', '--json'], { env: { ROUTO_URL: network.url } })
    expect(result.code).toBe(0)
    const [newest] = lastLine(await inside(['status', '--json'])).environment.deployments.nodes
    expect(newest.number).toBe(before + 1)
  })
})
