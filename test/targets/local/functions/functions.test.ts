import { expect, test } from '@jest/globals'
import { openFunctions } from './opened.ts'

const channels = ['lean', 'runtime-api'] as const

test.each(channels)('a function answers over %s, with what Lambda tells it', async (channel) => {
  await using cloud = await openFunctions({ channel })
  const code = `export const handler = async (event, context) => ({
    twice: event.n * 2,
    name: context.functionName,
    left: context.getRemainingTimeInMillis() > 4_000,
    id: context.awsRequestId.length,
    memory: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  })`
  await cloud.put('Work', code)
  const payload = { twice: 42, name: 'Work', left: true, id: 36, memory: '128' }
  expect(await cloud.functions.invoke('Work', { n: 21 })).toEqual({ outcome: 'answered', payload })
})
