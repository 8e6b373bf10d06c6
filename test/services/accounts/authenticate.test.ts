import { expect, test } from '@jest/globals'
import { createAccounts } from '../../../services/projects/accounts/accounts.ts'
import { accountModel, attemptModel, sessionModel } from '../../../services/projects/accounts/model.ts'
import { createPasswords } from '../../../services/projects/accounts/passwords.ts'
import { auditModel } from '../../../services/projects/audit/model.ts'
import { createLog } from '../../../services/shared/log.ts'
import { aroundStore, notingCalls } from '../../testkit/around-store.ts'
import { makeProject, openTestbed, operations, PASSWORD, register, type Testbed, whoIs } from './support.ts'

async function withTestbed(work: (testbed: Testbed) => Promise<void>): Promise<void> {
  const testbed = await openTestbed()
  try {
    await work(testbed)
  } finally {
    await testbed.close()
  }
}

const quiet = { signUp: 'open', log: createLog('silent'), audit: async () => {} } as const

const signIn = async (testbed: Testbed): Promise<string> => {
  const input = { email: 'ana@example.org', password: PASSWORD }
  return (await testbed.ask(operations.signIn, { input })).data.sessionCreate.token
}

test('finding out who somebody is costs three calls of the store, however many projects there are', () =>
  withTestbed(async (testbed) => {
    await register(testbed, 'installation-owner')
    const ana = await register(testbed, 'ana')
    for (const slug of ['one', 'two', 'three', 'four']) await makeProject(testbed, ana, `project-${slug}`)
    const made = await testbed.ask(operations.createToken, { input: { name: 'ci', scopes: ['*'] } }, ana)
    const session = await signIn(testbed)
    const calls: string[] = []
    const accounts = createAccounts({ ...quiet, store: notingCalls(testbed.store, calls), now: testbed.now })
    const identity = await accounts.authenticate(session)
    expect(Object.keys(identity?.grants ?? {})).toHaveLength(4)
    expect(calls).toEqual(['sessions.find', 'accounts.get', 'members.find'])
    calls.length = 0
    await accounts.authenticate(made.data.apiTokenCreate.token)
    await accounts.settled()
    // The last one is the note of its use, which nobody waits for.
    expect(calls).toEqual(['tokens.find', 'accounts.get', 'members.find', 'tokens.update'])
  }))

test('a token lets in although its use cannot be noted', () =>
  withTestbed(async (testbed) => {
    const ana = await register(testbed, 'ana')
    const made = await testbed.ask(operations.createToken, { input: { name: 'ci', scopes: ['*'] } }, ana)
    const logged: string[] = []
    const accounts = createAccounts({
      ...quiet,
      log: createLog('warn', { write: (line: string) => logged.push(line) }),
      store: aroundStore(testbed.store, async (call, name) => {
        if (name === 'tokens.update') throw new Error('The disk is full.')
        return call()
      }),
      now: testbed.now,
    })
    expect(await accounts.authenticate(made.data.apiTokenCreate.token)).toBeDefined()
    await accounts.settled()
    expect(logged.join('')).toContain('noting the last use of a token failed')
  }))

test('a password that was hashed with less effort is hashed anew when its owner signs in', () =>
  withTestbed(async (testbed) => {
    const ana = await register(testbed, 'ana')
    const accounts = testbed.store.collection(accountModel)
    const weak = await createPasswords({ memoryKiB: 8_192, passes: 1, lanes: 1 }).hash(PASSWORD)
    await accounts.update(ana.accountId ?? '', { set: { passwordHash: weak } })
    expect(await whoIs(testbed, await signIn(testbed))).toBeDefined()
    const { passwordHash } = (await accounts.get(ana.accountId ?? '')) ?? {}
    expect(passwordHash).toContain('m=19456,t=2,p=1')
    expect(await whoIs(testbed, await signIn(testbed))).toBeDefined()
  }))

test('what time has ended is removed when somebody tries to sign in', () =>
  withTestbed(async (testbed) => {
    await register(testbed, 'ana')
    await signIn(testbed)
    testbed.pass(365 * 86_400_000)
    const input = { email: 'ana@example.org', password: 'a wrong guess' }
    await testbed.ask(operations.signIn, { input })
    // What nobody waited for is done by then.
    await testbed.restart()
    expect(await testbed.store.collection(sessionModel).count({})).toBe(0)
    // The guess of a moment ago, by address and by network.
    expect(await testbed.store.collection(attemptModel).count({})).toBe(2)
  }))

test('everything that somebody did to accounts and tokens is in the audit log', () =>
  withTestbed(async (testbed) => {
    const ana = await register(testbed, 'ana')
    const session = await whoIs(testbed, await signIn(testbed))
    const made = await testbed.ask(operations.createToken, { input: { name: 'ci', scopes: ['*'] } }, ana)
    const { id } = made.data.apiTokenCreate.apiToken
    await testbed.ask(operations.revokeToken, { id }, ana)
    await testbed.ask(operations.signOut, {}, session)
    const entries = await testbed.store.collection(auditModel).find({ limit: 100 })
    const by = { actor: ana.actor, ip: '203.0.113.7' }
    const ci = { name: 'ci', scopes: ['*'] }
    expect(entries).toHaveLength(5)
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...by,
          action: 'accountCreate',
          subjectId: ana.accountId,
          after: { email: 'ana@example.org', name: 'ana', owner: true },
        }),
        expect.objectContaining({ ...by, action: 'sessionCreate', subjectId: ana.accountId }),
        expect.objectContaining({ ...by, action: 'sessionDelete', subjectId: ana.accountId }),
        expect.objectContaining({
          ...by,
          action: 'apiTokenCreate',
          subjectId: id,
          after: expect.objectContaining(ci),
        }),
        expect.objectContaining({
          ...by,
          action: 'apiTokenRevoke',
          subjectId: id,
          before: expect.objectContaining(ci),
          after: expect.objectContaining({ ...ci, revokedAt: testbed.now().toISOString() }),
        }),
      ]),
    )
  }))

test('other services learn actors and tokens by id, and the latter only for who may know of them', () =>
  withTestbed(async (testbed) => {
    const ana = await register(testbed, 'ana')
    const ben = await register(testbed, 'ben')
    const made = await testbed.ask(operations.createToken, { input: { name: 'ci', scopes: ['*'] } }, ana)
    const { id } = made.data.apiTokenCreate.apiToken
    const query =
      'query($of: [_Any!]!) { _entities(representations: $of) { ... on Actor { id name kind } ... on ApiToken { prefix } } }'
    const of = [
      ...[ana.accountId, id, 'system', 'acc_gone'].map((each) => ({ __typename: 'Actor', id: each })),
      { __typename: 'ApiToken', id },
    ]
    const { data } = await testbed.ask(query, { of }, ana)
    expect(data._entities).toEqual([
      { id: ana.accountId, name: 'ana', kind: 'USER' },
      { id, name: 'ci', kind: 'TOKEN' },
      { id: 'system', name: 'routo', kind: 'SYSTEM' },
      { id: 'acc_gone', name: 'acc_gone', kind: 'USER' },
      { prefix: made.data.apiTokenCreate.apiToken.prefix },
    ])
    expect((await testbed.ask(query, { of: of.slice(-1) }, ben)).data._entities).toEqual([null])
  }))
