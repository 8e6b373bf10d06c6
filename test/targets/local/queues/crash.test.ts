import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'

const ROUNDS = 3
const traffic = fileURLToPath(new URL('traffic.ts', import.meta.url))

/** Lets a process run for a moment, kills it, and answers what it had said. */
async function killed(file: string, prefix: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', traffic, file, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  while (!said.includes('deleted')) await setTimeout(5)
  await setTimeout(Math.random() * 150)
  child.kill('SIGKILL')
  await once(child, 'close')
  return said.split('\n').slice(0, -1)
}

test('kill -9 in the middle of sending and receiving loses nothing, repeats nothing and brings nothing back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const file = join(folder, 'cloud.db')
  const said: string[] = []
  for (let round = 0; round < ROUNDS; round++) said.push(...(await killed(file, `round${round}`)))
  const bodies = (word: string) =>
    said.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))
  const sent = bodies('sent')
  const deleted = new Set(bodies('deleted'))
  const forwarded = new Set(bodies('forwarded'))

  const journal = openJournal({ file })
  const queues = createQueues({ journal, now: Date.now })
  const there = (name: string) => queues.peek(name, { first: 1_000_000 }).map(({ body }) => body)
  const [incoming, outgoing] = [there('in'), there('out')]
  const all = new Set([...incoming, ...outgoing])
  await queues.close()
  journal.close()
  rmSync(folder, { recursive: true })

  // The last words of a process may be missing: of each round, at most the steps that were under way.
  const unsaid = ROUNDS * 3
  const lost = sent.filter((body) => !deleted.has(body) && !all.has(body))
  expect(sent.length).toBeGreaterThan(100)
  expect(lost.length).toBeLessThanOrEqual(unsaid)
  expect([...all].filter((body) => deleted.has(body))).toEqual([])
  expect(all.size).toBe(incoming.length + outgoing.length)
  expect(incoming.filter((body) => forwarded.has(body))).toEqual([])
})
