import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Installation, install } from '../testkit/installation.ts'

const readme = await readFile('README.md', 'utf8')
const shell = /<!-- a test runs this as it stands -->\n```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
const mutation = /```graphql\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

let routo: Installation

beforeAll(async () => {
  routo = await install('together')
})
afterAll(() => routo.stop())

test('the requests of the README are answered as it says', async () => {
  const script = shell.replaceAll('http://127.0.0.1:4000', routo.url).replaceAll('.routo/', `${routo.dataDir}/`)
  const { stdout } = await promisify(execFile)('bash', ['-euc', script])
  const [created, read] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(created).toEqual({
    data: { projectCreate: { project: { id: expect.stringMatching(/^prj_/) }, userErrors: [] } },
  })
  const { id } = created.data.projectCreate.project
  expect(read).toEqual({ data: { project: { id, viewerRole: 'OWNER', environments: [], headRevision: null } } })
  const saved = await routo.graphql(mutation.replace('prj_…', id), {}, routo.ownerToken)
  expect(saved.errors).toEqual([])
  expect(saved.data.routeSave).toEqual({
    revision: {
      number: 1,
      graph: {
        edges: [
          { from: 'queue:Orders', to: 'route:Archive' },
          { from: 'route:Archive', to: 'file:OrdersBucket' },
        ],
      },
    },
    diagnostics: expect.any(Array),
    userErrors: [],
  })
})
