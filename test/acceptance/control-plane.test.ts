import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readProject } from '../../compiler/index.ts'
import { type Arrangement, type Installation, install } from '../testkit/installation.ts'
import { installationStores } from '../testkit/stores.ts'
import { isThorough } from '../testkit/thorough.ts'
import { ok as answered } from '../testkit/two-tenants.ts'

const acme = Object.entries(await readProject('examples/acme-order-reconciliation')).map(([path, text]) => ({
  path,
  text,
}))

const problems = 'userErrors { code message field hint }'

/** Services that run together do what they do for the main job, and for whoever attacks them. */
const arrangements: readonly Arrangement[] = isThorough ? ['together', 'apart'] : ['apart']

const installations = arrangements.flatMap((arrangement) =>
  installationStores().map((store) => ({ arrangement, ...store })),
)

/** The same story in each arrangement, on every store: what a client does that has nothing but HTTP. */
describe.each(installations)(
  'a client of an installation whose services run $arrangement, on $store',
  ({ arrangement, env, remove }) => {
    let routo: Installation
    /** Tokens of those who take part. */
    let ana: string
    let ben: string
    let projectId: string
    let environmentId: string

    beforeAll(async () => {
      routo = await install(arrangement, { ROUTO_WEBHOOK_ALLOW: '127.0.0.1', ...env })
    })
    afterAll(async () => {
      await routo.stop()
      await remove()
    })

    const ok = (query: string, variables: object, token: string) => answered(routo, query, variables, token)

    const push = (input: object, token = ana) =>
      routo.graphql(
        `mutation Push($input: ProjectPushInput!) { projectPush(input: $input) {
        revision { id number } diagnostics { code severity message range { path startLine } } changes { kind path } replayed ${problems} } }`,
        { input: { projectId, files: acme, ...input } },
        token,
      )

    test('registers and is signed in', async () => {
      const register = `mutation Register($input: AccountCreateInput!) { accountCreate(input: $input) { token viewer { email } ${problems} } }`
      const account = (name: string) => ({
        input: { email: `${name}@example.com`, name, password: `the words of ${name}` },
      })
      ana = (await ok(register, account('ana'), '')).accountCreate.token
      ben = (await ok(register, account('ben'), '')).accountCreate.token
      expect((await ok('{ viewer { email kind rateLimit { limit remaining } } }', {}, ana)).viewer).toMatchObject({
        email: 'ana@example.com',
        kind: 'USER',
      })
    })

    test('creates a project under a name that nobody else has', async () => {
      const create = `mutation Create($input: ProjectCreateInput!) { projectCreate(input: $input) {
        project { id viewerRole webhooks { id } stats(range: { last: "1h" }) { received } } ${problems} } }`
      const { projectCreate } = await ok(create, { input: { slug: 'acme', name: 'Acme' } }, ana)
      projectId = projectCreate.project.id
      // Every subgraph knows of the role that its maker has.
      expect(projectCreate.project).toMatchObject({ viewerRole: 'OWNER', webhooks: [], stats: { received: 0 } })
      const again = await routo.graphql(create, { input: { slug: 'acme' } }, ben)
      expect(again.data.projectCreate.userErrors).toMatchObject([{ code: 'NAME_TAKEN', field: ['input', 'slug'] }])
    })

    test('pushes files and reads them back as routes, graph and files', async () => {
      const { data } = await push({ expectedRevision: 0, idempotencyKey: 'first', message: 'From the example' })
      expect(data.projectPush).toMatchObject({ revision: { number: 1 }, replayed: false, userErrors: [] })
      const repeated = await push({ expectedRevision: 0, idempotencyKey: 'first', message: 'From the example' })
      expect(repeated.data.projectPush).toMatchObject({ revision: { number: 1 }, replayed: true })
      const { project } = await ok(
        `query Read($id: ID!) { project(id: $id) {
        headRevision { number message author { name } files { path bytes } processors { path exports } graph { nodes { id kind } edges { from to } cycles } }
        routes { totalCount nodes { name from { uri kind } steps { id kind processor { module export } } to { uri } options { memoryMb retry { attempts } } source document } } } }`,
        { id: projectId },
        ana,
      )
      expect(project.headRevision).toMatchObject({ number: 1, message: 'From the example', author: { name: 'ana' } })
      expect(project.headRevision.files.map(({ path }: { path: string }) => path)).toEqual(
        acme.map(({ path }) => path).toSorted(),
      )
      expect(project.routes.nodes.map(({ name }: { name: string }) => name)).toEqual(['CSVToJSON', 'StoreOrders'])
      expect(project.headRevision.graph.edges).toContainEqual({ from: 'route:CSVToJSON', to: 'queue:OrdersJSONQueue' })
    })

    test('is told where a route is wrong, as data with positions', async () => {
      const files = [
        {
          path: 'routes.ts',
          text: `import { route } from 'routo'\n\nexport default [route('A').from('queue:A').to('queue:A')]\n`,
        },
      ]
      const { data } = await push({ files, dryRun: true })
      expect(data.projectPush.revision).toBeNull()
      expect(data.projectPush.diagnostics).toContainEqual(
        expect.objectContaining({
          severity: 'ERROR',
          code: 'DIRECT_LOOP',
          range: expect.objectContaining({ path: 'routes.ts', startLine: 3 }),
        }),
      )
    })

    test('saves one route and is told who was faster', async () => {
      const save = `mutation Save($input: RouteSaveInput!) { routeSave(input: $input) {
      revision { number diff { kind path } } routes { name source } ${problems} } }`
      const source = `route('Archive').from('queue:ArchiveQueue').to('file:ArchiveBucket')`
      const { routeSave } = await ok(save, { input: { projectId, source, expectedRevision: 1 } }, ana)
      expect(routeSave).toMatchObject({ revision: { number: 2 }, routes: [{ name: 'Archive' }] })
      const late = await routo.graphql(save, { input: { projectId, source, expectedRevision: 1 } }, ana)
      expect(late.data.routeSave.userErrors).toMatchObject([
        { code: 'STALE_REVISION', message: expect.stringContaining('ana') },
      ])
    })

    test('sets variables and secrets, and never sees a secret again', async () => {
      const created = await ok(
        `mutation Env($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id target { kind } } ${problems} } }`,
        { input: { projectId, name: 'local', target: 'LOCAL' } },
        ana,
      )
      environmentId = created.environmentCreate.environment.id
      const { environmentConfigSet } = await ok(
        `mutation Set($input: ConfigSetInput!) { environmentConfigSet(input: $input) {
        environment { variables { name value } secrets { name digest updatedBy { name } } } ${problems} } }`,
        {
          input: {
            environmentId,
            variables: { API_URL: 'https://api.example.com' },
            secrets: { API_KEY: 'the key of acme' },
          },
        },
        ana,
      )
      expect(environmentConfigSet.environment).toMatchObject({
        variables: [{ name: 'API_URL', value: 'https://api.example.com' }],
        secrets: [{ name: 'API_KEY', digest: expect.any(String), updatedBy: { name: 'ana' } }],
      })
      const { project } = await ok(
        'query Log($id: ID!) { project(id: $id) { auditLog { nodes { action before after } } } }',
        { id: projectId },
        ana,
      )
      expect(JSON.stringify([environmentConfigSet, project, routo.output()])).not.toContain('the key of acme')
    })

    test('lets others in, and no further than their role', async () => {
      const read = 'query Read($id: ID!) { project(id: $id) { slug viewerRole } }'
      expect((await ok(read, { id: projectId }, ben)).project).toBeNull()
      expect((await push({ message: 'Not mine' }, ben)).data.projectPush.userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ])
      await ok(
        `mutation Member($input: MemberSetInput!) { memberSet(input: $input) { project { id } ${problems} } }`,
        { input: { projectId, email: 'ben@example.com', role: 'VIEWER' } },
        ana,
      )
      expect((await ok(read, { id: projectId }, ben)).project).toEqual({ slug: 'acme', viewerRole: 'VIEWER' })
      expect((await push({}, ben)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    })

    test('works with API tokens, until they are revoked', async () => {
      const { apiTokenCreate } = await ok(
        `mutation Token($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { token apiToken { id prefix scopes } ${problems} } }`,
        { input: { projectId, name: 'pipeline', scopes: ['projects:read'] } },
        ana,
      )
      const { token, apiToken } = apiTokenCreate
      expect(token.startsWith(apiToken.prefix)).toBe(true)
      expect(
        (await ok('query Read($id: ID!) { project(id: $id) { slug } }', { id: projectId }, token)).project.slug,
      ).toBe('acme')
      expect((await push({}, token)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      await ok(
        `mutation Revoke($id: ID!) { apiTokenRevoke(id: $id) { apiToken { revokedAt } ${problems} } }`,
        { id: apiToken.id },
        ana,
      )
      const after = await routo.graphql('{ viewer { name } }', {}, token)
      expect(after).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    })

    test('registers a webhook and gets a ping that is signed', async () => {
      const received: { request: IncomingMessage; body: string }[] = []
      const receiver = createServer(async (request, response) => {
        received.push({ request, body: await text(request) })
        response.end('thanks')
      }).listen(0, '127.0.0.1')
      await once(receiver, 'listening')
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
      const { webhookCreate } = await ok(
        `mutation Hook($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } secret ${problems} } }`,
        { input: { projectId, url, events: ['ping'] } },
        ana,
      )
      const { webhookTest } = await ok(
        `mutation Test($id: ID!) { webhookTest(id: $id) { delivery { statusCode response } ${problems} } }`,
        { id: webhookCreate.webhook.id },
        ana,
      )
      receiver.close()
      expect(webhookTest.delivery).toMatchObject({ statusCode: 200, response: 'thanks' })
      const [{ request, body } = {}] = received
      const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request?.headers['routo-signature'])) ?? []
      expect(createHmac('sha256', webhookCreate.secret).update(`${at}.${body}`).digest('hex')).toBe(signature)
    })

    test('asks one query of all three services', async () => {
      const { project } = await ok(
        `query All($id: ID!) { project(id: $id) {
        slug webhooks { url } stats(range: { last: "1h" }) { received succeeded failed dropped inFlight }
        environments { name stats(range: { last: "1h" }) { received } } } }`,
        { id: projectId },
        ana,
      )
      expect(project).toMatchObject({
        slug: 'acme',
        webhooks: [{ url: expect.stringContaining('/hook') }],
        stats: { received: 0, succeeded: 0, failed: 0, dropped: 0, inFlight: 0 },
        environments: [{ name: 'local', stats: { received: 0 } }],
      })
    })

    test('finds in the audit log what was done, by whom, in every service', async () => {
      const { project } = await ok(
        'query Log($id: ID!) { project(id: $id) { auditLog { nodes { action actor { name } } } } }',
        { id: projectId },
        routo.ownerToken,
      )
      const actions = project.auditLog.nodes.map(({ action }: { action: string }) => action)
      expect(actions.toReversed()).toEqual([
        'projectCreate',
        'projectPush',
        'routeSave',
        'environmentCreate',
        'environmentConfigSet',
        'memberSet',
        'apiTokenCreate',
        'apiTokenRevoke',
        'webhookCreate',
        'webhookTest',
      ])
    })

    test('deletes the project, which every service then forgets that can be reached', async () => {
      const remove = `mutation Delete($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId ${problems} } }`
      const { projectDelete } = await ok(remove, { input: { id: projectId, confirmSlug: 'acme' } }, ana)
      expect(projectDelete.deletedId).toBe(projectId)
      const { project } = await ok(
        'query Gone($id: ID!) { project(id: $id) { webhooks { id } } }',
        { id: projectId },
        ana,
      )
      expect(project).toBeNull()
      // Apart, the projects service was started before anybody knew where the others would be.
      expect(routo.output().includes('keeps what it has of a deleted project')).toBe(arrangement === 'apart')
    })
  },
)
