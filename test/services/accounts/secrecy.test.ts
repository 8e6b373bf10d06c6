import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openTestbed, operations, PASSWORD, register, whoIs } from './support.ts'

test('neither the store nor the log nor the audit log has what lets somebody in', async () => {
  const testbed = await openTestbed()
  try {
    const ana = await register(testbed, 'ana')
    const session = await testbed.ask(operations.signIn, { input: { email: 'ana@example.org', password: PASSWORD } })
    await testbed.ask(operations.signIn, { input: { email: 'ana@example.org', password: 'a wrong guess of hers' } })
    const made = await testbed.ask(operations.createToken, { input: { name: 'ci', scopes: ['*'] } }, ana)
    await testbed.giveOwnerToken(testbed.dataDir)
    const secrets = [
      PASSWORD,
      'a wrong guess of hers',
      session.data.sessionCreate.token,
      made.data.apiTokenCreate.token,
    ]
    expect(await whoIs(testbed, made.data.apiTokenCreate.token)).toBeDefined()
    await testbed.restart()
    const stored = await readFile(join(testbed.dataDir, 'projects.db'), 'latin1')
    expect(stored).toContain('apiTokenCreate')
    for (const secret of secrets) {
      expect(stored).not.toContain(secret)
      expect(testbed.logged.join('')).not.toContain(secret)
    }
  } finally {
    await testbed.close()
  }
})
