import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'

test('what the README shows of the client is what the pipeline of the examples does', async () => {
  const [, section = ''] = (await readFile('README.md', 'utf8')).split('## Automate')
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(section) ?? []
  const pipeline = await readFile('examples/automation/pipeline.ts', 'utf8')
  const done = pipeline.split('\n').map((line) => line.trim())
  const shown = code.split('\n').map((line) => line.trim())
  const statements = shown.filter((line) => line !== '' && !line.startsWith('import'))
  expect(statements.length).toBeGreaterThan(5)
  expect(statements.filter((line) => !done.includes(line))).toEqual([])
})
