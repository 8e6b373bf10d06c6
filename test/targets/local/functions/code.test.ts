import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openFunctions } from './opened.ts'

const DAY_MS = 86_400_000
const answering = (answer: number): string => `export const handler = async () => ${answer}`

test('code that no function has used for 30 days goes, and what one has or had a short while ago stays', async () => {
  let clock = Date.now()
  await using cloud = await openFunctions({ now: () => clock })
  const { codeSha256: first } = await cloud.put('Answer', answering(1))
  const { codeSha256: other } = await cloud.put('Other', answering(2))
  clock += 40 * DAY_MS
  const { codeSha256: second } = await cloud.put('Answer', answering(3))
  await cloud.reopen()
  const left = () => [first, other, second].filter((sha256) => existsSync(join(cloud.folder, 'functions/code', sha256)))
  expect(left()).toEqual([first, other, second])

  clock += 31 * DAY_MS
  await cloud.reopen()
  expect(left()).toEqual([other, second])
  expect(await cloud.functions.invoke('Other', {})).toMatchObject({ payload: 2 })
})
