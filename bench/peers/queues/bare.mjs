/** The bare loop: the same job over arrays in memory, in one thread. Nothing is kept. */
import { measure } from './harness.mjs'

await measure(async () => {
  const consumers = new Map()
  const waiting = new Map()
  const drain = (name) => {
    const { batch, handle } = consumers.get(name)
    const queue = waiting.get(name)
    while (queue.length > 0) {
      for (const out of handle(queue.splice(0, batch))) push(out.queue, out.body)
    }
  }
  const push = (name, body) => waiting.get(name).push(body)
  return {
    async send(name, bodies) {
      for (const body of bodies) push(name, body)
      for (const one of ['orders', 'large', 'small']) drain(one)
    },
    async consume(name, batch, handle) {
      consumers.set(name, { batch, handle })
      waiting.set(name, [])
    },
    async close() {},
  }
})
