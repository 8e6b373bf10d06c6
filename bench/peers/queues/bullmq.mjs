/** BullMQ on Redis with an append-only file that is synced with each write. A batch is so many jobs at a time. */
import { Queue, Worker } from 'bullmq'
import { freePort, measure, server } from './harness.mjs'

await measure(async (folder) => {
  const port = await freePort()
  const args = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
  ]
  const redis = await server('redis-server', args.map(String), { port })
  const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null }
  const queues = new Map()
  const workers = []
  const queue = (name) => {
    if (!queues.has(name)) queues.set(name, new Queue(name, { connection }))
    return queues.get(name)
  }
  const options = { removeOnComplete: true, removeOnFail: false }
  const send = (name, bodies) =>
    bodies.length === 1
      ? queue(name).add('order', { body: bodies[0] }, options)
      : queue(name).addBulk(bodies.map((body) => ({ name: 'order', data: { body }, opts: options })))
  return {
    send,
    async consume(name, batch, handle) {
      const work = async ({ data }) => {
        await Promise.all(handle([data.body]).map((out) => send(out.queue, [out.body])))
      }
      const worker = new Worker(name, work, { connection, concurrency: batch })
      await worker.waitUntilReady()
      workers.push(worker)
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close(true)))
      await Promise.all([...queues.values()].map((one) => one.close()))
      await redis.stop()
    },
  }
})
