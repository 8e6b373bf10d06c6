/** NATS JetStream with file storage, as it comes: it acknowledges before it syncs. A batch is so many unacknowledged messages. */
import { AckPolicy, connect, StringCodec } from 'nats'
import { freePort, measure, server } from './harness.mjs'

await measure(async (folder) => {
  const port = await freePort()
  const nats = await server('nats-server', ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)], { port })
  const connection = await connect({ servers: `127.0.0.1:${port}` })
  const text = StringCodec()
  const manager = await connection.jetstreamManager()
  const stream = connection.jetstream()
  for (const name of ['orders', 'large', 'small']) {
    await manager.streams.add({ name, subjects: [name], storage: 'file', retention: 'workqueue' })
    await manager.consumers.add(name, { durable_name: name, ack_policy: AckPolicy.Explicit, max_ack_pending: 1_000 })
  }
  const send = (name, bodies) => Promise.all(bodies.map((body) => stream.publish(name, text.encode(body))))
  return {
    send,
    async consume(name, batch, handle) {
      const consumer = await stream.consumers.get(name, name)
      const messages = await consumer.consume({ max_messages: batch })
      void (async () => {
        for await (const message of messages) {
          const outs = handle([text.decode(message.data)])
          void Promise.all(outs.map((out) => send(out.queue, [out.body]))).then(() => message.ack())
        }
      })()
    },
    async close() {
      await connection.close()
      await nats.stop()
    },
  }
})
