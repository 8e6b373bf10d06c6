import { execFile } from 'node:child_process'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Installation, install } from '../testkit/installation.ts'
import { isThorough } from '../testkit/thorough.ts'

// Thirty programs, one after another.
const thoroughly = isThorough ? describe : describe.skip

thoroughly('examples/ci-pipeline', () => {
  let routo: Installation
  let bin: string

  beforeAll(async () => {
    routo = await install('together')
    // As npm makes it where the package is installed.
    bin = await mkdtemp(join(tmpdir(), 'routo-bin-'))
    const command = join(bin, 'routo')
    await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${resolve('cli/bin.js')}' "$@"\n`)
    await chmod(command, 0o755)
  })
  afterAll(() => routo.stop())

  test('a pipeline does its work by exit statuses and JSON alone', async () => {
    const env = {
      PATH: [bin, dirname(process.execPath), process.env.PATH].join(':'),
      HOME: bin,
      TMPDIR: tmpdir(),
      NODE_NO_WARNINGS: '1',
      ROUTO_URL: routo.url,
      ROUTO_TOKEN: routo.ownerToken,
    }
    const { stdout, stderr } = await promisify(execFile)('examples/ci-pipeline/pipeline.sh', ['42'], {
      env,
      timeout: 110_000,
    })
    expect(stderr).toBe('')
    expect(stdout).toMatchInlineSnapshot(`
"1 A token for staging alone. What is wrong with the routes?
routes.ts:8 WARNING BRANCH_WITHOUT_OTHERWISE: Messages of route "SortOrders" for which no rule holds are dropped with reason "no-branch". If that is not meant, add otherwise().
routes.ts:8 INFO TARGET_NEVER_READ: No route of the project reads "queue:LargeOrders". Messages wait there for another reader.
2 Deployed. A request that is lost, and asked again, is the same deployment.
SUCCEEDED
3 Two at once: one waits for the other, and can be cancelled as long as it does.
4 One that fails: it says which resource is at fault, why, and what to do.
NAME_TAKEN
The stack orders-ci-staging-0 belongs to another environment.
Nothing that is not its own is changed. Delete what has the name, or choose another one in the routes.
See what would be changed now, with the newest revision
Try the same revision again
5 Messages. How many went through, and how fast?
received 5
succeeded 3
failed 0
dropped 2
deadLettered 0
pages 3
6 Back to the first one. Where the token may not go, it does not get.
SUCCEEDED
FORBIDDEN
NOT_FOUND
"
`)
  }, 120_000)
})
