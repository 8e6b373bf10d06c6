import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Installation, install } from '../testkit/installation.ts'

const readme = await readFile('README.md', 'utf8')
const shell = /<!-- a test runs this as it stands -->\n```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

let routo: Installation

beforeAll(async () => {
  routo = await install('together')
})
afterAll(() => routo.stop())

test('the six requests of the README are answered as it says', async () => {
  const script = shell.replaceAll('http://127.0.0.1:4000', routo.url).replaceAll('.routo/', `${routo.dataDir}/`)
  const { stdout } = await promisify(execFile)('bash', ['-euc', script])
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined])
  const [deployed, found] = answers.map(({ data }) => data)
  expect(deployed.deployment).toMatchObject({ state: 'SUCCEEDED', failure: null })
  expect(found.trace.hops).toMatchObject([
    { endpoint: 'file:OrderFiles', routeName: 'ReadFile', outcome: 'PARTIAL' },
    { endpoint: 'queue:Orders', routeName: 'AddTotal', outcome: 'SUCCEEDED' },
    { endpoint: 'queue:Orders', routeName: 'AddTotal', outcome: 'SUCCEEDED' },
  ])
  expect(found.node.deadLetters.nodes).toMatchObject([
    {
      reason: {
        code: 'BAD_ROW',
        message: 'row 2: "two" is no quantity',
        sourceLocation: expect.stringMatching(/^processors.ts:7:/),
      },
      payload: { text: '8,two,4.50' },
    },
  ])
  expect(found.node.stats).toMatchObject({
    received: 3,
    succeeded: 3,
    failed: 0,
    dropped: 0,
    inFlight: 0,
    deadLettered: 1,
  })
  expect(Number(found.node.cost.estimated.amount)).toBeGreaterThan(0)
})
