import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type CliOptions, cli, shown } from '../testkit/cli.ts'
import { type Installation, install } from '../testkit/installation.ts'
import { typing } from '../testkit/typing.ts'

let routo: Installation

beforeAll(async () => {
  routo = await install('together')
  await made('mutation Make($input: ProjectCreateInput!) { projectCreate(input: $input) { userErrors { message } } }', {
    slug: 'orders',
  })
})
afterAll(() => routo.stop())

async function made(query: string, input: object): Promise<void> {
  const { errors, data } = await routo.graphql(query, { input }, routo.ownerToken)
  expect([errors, Object.values(data)]).toEqual([[], [{ userErrors: [] }]])
}

/** Runs a command as the owner, for the project. */
async function run(args: readonly string[], { env, ...options }: CliOptions = {}) {
  const { code, stdout, stderr } = await cli(args, {
    ...options,
    env: { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken, ...env },
  })
  const clean = (text: string): string =>
    shown(text)
      .replaceAll(/\d{4}-\d\d-\d\d/g, '<date>')
      .replaceAll(/rto_[\w-]+/g, 'rto_…')
  return { code, stdout: clean(stdout), stderr: clean(stderr) }
}
const inOrders = (...args: string[]) => run([...args, '--project', 'orders'])

describe('environments', () => {
  test('are made, and listed', async () => {
    expect(await inOrders('env', 'list')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "orders has no environment. Make one with: routo env create dev
",
}
`)
    expect(await inOrders('env', 'create', 'dev')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Made the environment dev of orders.
Deploy to it with: routo deploy --env dev
",
}
`)
    await inOrders('env', 'create', 'prod', '--target', 'AWS', '--region', 'eu-central-1', '--protected', '--promotes-from', 'dev') // biome-ignore format: one command
    expect(await inOrders('env', 'list')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "NAME  TARGET            DEPLOYED  PROTECTED  NOT SET
dev   LOCAL             -         no
prod  AWS eu-central-1  -         yes
",
}
`)
    expect((await inOrders('env', 'list', '--json')).stdout).toMatchInlineSnapshot(`
"{"environments":[{"id":"env_…","name":"dev","protected":false,"target":{"kind":"LOCAL","region":null},"promotesFrom":null,"currentDeployment":null,"missingConfig":[]},{"id":"env_…","name":"prod","protected":true,"target":{"kind":"AWS","region":"eu-central-1"},"promotesFrom":{"name":"dev"},"currentDeployment":null,"missingConfig":[]}]}
"
`)
  })

  test('are not made twice, nor of what is not there', async () => {
    expect(await inOrders('env', 'create', 'dev')).toMatchInlineSnapshot(`
{
  "code": 6,
  "stderr": "error The project has an environment dev already.
Choose another name.
",
  "stdout": "",
}
`)
    expect(await inOrders('env', 'create', 'stage', '--copy-from', 'nowhere')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error The project "orders" has no environment "nowhere".
List them with: routo env list
",
  "stdout": "",
}
`)
    expect(await inOrders('env', 'create', 'UPPER')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error The name has 2 to 30 lower-case letters, digits and single hyphens, and starts with a letter.
For example: staging, prod-eu.
",
  "stdout": "",
}
`)
    expect(await inOrders('env', 'create', 'far', '--target', 'MOON')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--target <target>' argument 'MOON' is invalid. Allowed choices are LOCAL, AWS.
See what there is with: --help
",
  "stdout": "",
}
`)
  })

  test('have variables, which are set, shown and removed', async () => {
    expect(await inOrders('env', 'set', 'REGION=eu', 'FORMULA=a=b')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Set REGION, FORMULA in dev. Functions see it after the next: routo deploy --env dev
",
}
`)
    expect(await inOrders('env', 'show')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "NAME     KIND      VALUE
FORMULA  variable  a=b
REGION   variable  eu
",
}
`)
    expect(await inOrders('env', 'unset', 'FORMULA')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Removed FORMULA in dev. Functions see it after the next: routo deploy --env dev
",
}
`)
    expect((await inOrders('env', 'show', '--json')).stdout).toMatchInlineSnapshot(`
"{"environment":"dev","variables":[{"name":"REGION","value":"eu","updatedAt":"<time>"}],"secrets":[],"missingConfig":[]}
"
`)
    expect(await inOrders('env', 'set', 'REGION')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Command-argument value 'REGION' is invalid for argument 'NAME=value'. It is a name and a value: REGION=eu.
See what there is with: --help
",
  "stdout": "",
}
`)
  })

  test('that are not there are named', async () => {
    expect(await inOrders('env', 'show', '--env', 'stage')).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error The project "orders" has no environment "stage".
List them with: routo env list. Or make it with: routo env create.
",
  "stdout": "",
}
`)
    expect(await run(['env', 'list', '--project', 'nothing'])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error There is no project "nothing" at http://127.0.0.1:<port>, or none that you may see.
Make it, and deploy it, with: routo deploy. Or name another one with --project.
",
  "stdout": "",
}
`)
  })
})

describe('secrets', () => {
  test('come from standard input, and are never shown', async () => {
    const set = await run(['secret', 'set', 'API_KEY', '--project', 'orders'], { stdin: 'hush-hush\n' })
    expect(set).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Set API_KEY in dev. Functions see it after the next: routo deploy --env dev
",
}
`)
    const listed = await inOrders('secret', 'list')
    expect(listed).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "NAME     SET         BY           READ BY
API_KEY  <date>  owner-token
",
}
`)
    const all = JSON.stringify([set, listed, await inOrders('secret', 'list', '--json'), await inOrders('env', 'show')])
    expect(all).not.toContain('hush')
  })

  test('are asked for on a terminal, and do not show', async () => {
    const set = await run(['secret', 'set', 'OTHER', '--project', 'orders'], typing({ 'OTHER:': 'hush-hush' }))
    expect(set).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "OTHER: 
",
  "stdout": "Set OTHER in dev. Functions see it after the next: routo deploy --env dev
",
}
`)
  })

  test('are removed', async () => {
    expect(await inOrders('secret', 'unset', 'API_KEY', 'OTHER')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "Removed API_KEY, OTHER in dev. Functions see it after the next: routo deploy --env dev
",
}
`)
    expect(await inOrders('secret', 'list')).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "dev has no secrets. Set one with: routo secret set NAME
",
}
`)
  })

  test('that are empty, or arguments, are refused', async () => {
    expect(await inOrders('secret', 'set', 'API_KEY')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error No value came for API_KEY.
For example: routo secret set API_KEY < secret.txt. To remove it: routo secret unset API_KEY
",
  "stdout": "",
}
`)
    expect(await inOrders('secret', 'set', 'API_KEY', 'hush-hush')).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Too many arguments for 'set'. Expected 1 argument but got 2.
See what there is with: --help
",
  "stdout": "",
}
`)
  })
})

describe('tokens', () => {
  test('are printed once, alone, so that they can be put somewhere', async () => {
    expect(
      await run(['token', 'create', '--name', 'ci', '--scope', 'projects:read', '--expires', '30d']),
    ).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "It may projects:read in every project, until <date>. It is not shown again.
Use it as ROUTO_TOKEN. End it with: routo token revoke tok_…
",
  "stdout": "rto_…
",
}
`)
    expect(await run(['token', 'list'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "ID                NAME         MAY            IN             ENDS        USED
tok_…  ci           projects:read  every project  <date>  never
tok_…  owner-token  *              every project  never       <date>
",
}
`)
  })

  test('are for one project or environment, where that is said', async () => {
    const args = [
      'token',
      'create',
      '--name',
      'narrow',
      '--scope',
      'projects:read',
      '--scope',
      'messages:read',
      '--json',
    ]
    const { stdout } = await cli([...args, '--project', 'orders', '--env', 'dev'], {
      env: { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken },
    })
    const { token, apiToken } = JSON.parse(stdout)
    expect(apiToken).toMatchObject({ project: { slug: 'orders' }, environments: [{ name: 'dev' }] })
    const { stdout: seen } = await run(['env', 'list', '--project', 'orders', '--json'], {
      env: { ROUTO_TOKEN: token },
    })
    expect(JSON.parse(seen).environments.map(({ name }: { name: string }) => name)).toEqual(['dev'])
    const forbidden = await run(['env', 'set', 'A=b', '--project', 'orders'], { env: { ROUTO_TOKEN: token } })
    expect(forbidden).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error This is not permitted: it needs config:write.
Ask an admin of the project for a role that has it, or use a token with this scope.
",
  "stdout": "",
}
`)
  })

  test('are ended by name or id, and let nobody in from then on', async () => {
    const { stdout } = await cli(['token', 'create', '--name', 'short', '--scope', 'projects:read'], {
      env: { ROUTO_URL: routo.url, ROUTO_TOKEN: routo.ownerToken },
    })
    expect((await run(['whoami'], { env: { ROUTO_TOKEN: stdout.trim() } })).code).toBe(0)
    expect(await run(['token', 'revoke', 'short'])).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "",
  "stdout": "The token "short" lets nobody in any more.
",
}
`)
    expect(await run(['whoami'], { env: { ROUTO_TOKEN: stdout.trim() } })).toMatchInlineSnapshot(`
{
  "code": 4,
  "stderr": "error This token is unknown, expired or revoked.
Sign in with: routo login. Or put an API token into ROUTO_TOKEN.
",
  "stdout": "",
}
`)
    expect(await run(['token', 'revoke', 'short'])).toMatchInlineSnapshot(`
{
  "code": 5,
  "stderr": "error You have no token "short".
List them with: routo token list
",
  "stdout": "",
}
`)
  })

  test('with a scope that does not exist are not made', async () => {
    expect(await run(['token', 'create', '--name', 'ci', '--scope', 'deploy'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error "deploy" is no scope.
The scopes are projects:read, messages:read, messages:write, deployments:cancel, routes:write, routes:try, config:write, deployments:write, projects:write, environments:write, environments:destroy, deployments:approve, members:write, tokens:write, webhooks:write, audit:read, projects:delete, projects:create, account:write, *; * is all of them.
",
  "stdout": "",
}
`)
    expect(await run(['token', 'create', '--name', 'ci', '--scope', '*', '--expires', 'soon'])).toMatchInlineSnapshot(`
{
  "code": 2,
  "stderr": "error Option '--expires <when>' argument 'soon' is invalid. It is a number of days (30d) or a time (<time>).
See what there is with: --help
",
  "stdout": "",
}
`)
  })
})
