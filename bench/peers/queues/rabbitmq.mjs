/** RabbitMQ with quorum queues and publisher confirms. A batch is the prefetch. */
import { join } from 'node:path'
import { connect } from 'amqplib'
import { freePort, measure, server } from './harness.mjs'

await measure(async (folder) => {
  const port = await freePort()
  const env = {
    RABBITMQ_NODENAME: `bench${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(await freePort()),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_CONFIG_FILE: join(folder, 'none'),
    RABBITMQ_PID_FILE: join(folder, 'pid'),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    HOME: folder,
  }
  const rabbit = await server('/usr/lib/rabbitmq/bin/rabbitmq-server', [], { port, env })
  const connection = await connectWhenReady(`amqp://127.0.0.1:${port}`)
  const publisher = await connection.createConfirmChannel()
  for (const name of ['orders', 'large', 'small']) {
    await publisher.assertQueue(name, { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  }
  let open = true
  const publish = (name, body) =>
    new Promise((resolve, reject) => {
      publisher.sendToQueue(name, Buffer.from(body), { persistent: true }, (error) =>
        error ? reject(error) : resolve(),
      )
    })
  const send = (name, bodies) => Promise.all(bodies.map((body) => publish(name, body)))
  return {
    send,
    async consume(name, batch, handle) {
      const channel = await connection.createChannel()
      await channel.prefetch(batch)
      await channel.consume(name, (message) => {
        const outs = handle([message.content.toString()])
        void Promise.all(outs.map((out) => publish(out.queue, out.body))).then(() => open && channel.ack(message))
      })
    },
    async close() {
      open = false
      await connection.close()
      await rabbit.stop()
    },
  }
})

/** The port is open before the broker is. */
async function connectWhenReady(url) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await connect(url)
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}
