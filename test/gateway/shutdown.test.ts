import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from '@jest/globals'
import { openGateway } from './testkit/open-gateway.ts'
import { createStage } from './testkit/subgraphs.ts'

/** A field that is answered only when the test says so, and a promise of its being asked for. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>()
  const asked = Promise.withResolvers<void>()
  const slow = () => {
    asked.resolve()
    return promise
  }
  return { slow, asked: asked.promise, answer: resolve }
}

test('on closing, what is being answered is answered, and nothing new is taken', async () => {
  const { slow, asked, answer } = held()
  const gateway = await openGateway({ stage: createStage({ slow }) })
  const inFlight = gateway.ask('{ slow }')
  await asked
  const closing = gateway.close()
  await expect(gateway.fetch('/healthz')).rejects.toThrow()
  answer('in the end')
  expect((await inFlight).data).toEqual({ slow: 'in the end' })
  await closing
})

test('connections that nothing is asked on do not hold it up', async () => {
  const gateway = await openGateway()
  const { hostname, port } = new URL(gateway.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const closed = once(socket.resume(), 'close')
  await gateway.close()
  await closed
})

test('what takes too long on closing is cut off', async () => {
  const { slow, asked, answer } = held()
  const gateway = await openGateway({ stage: createStage({ slow }), limits: { drainMs: 100 } })
  const inFlight = gateway.ask('{ slow }')
  await asked
  const [cut] = await Promise.all([expect(inFlight).rejects.toThrow(), gateway.close()])
  expect(cut).toBeUndefined()
  answer('too late')
})
