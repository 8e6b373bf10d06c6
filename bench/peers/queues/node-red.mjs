/**
 * Node-RED over HTTP: http in, function, switch, json, response. Nothing is kept, and there is no queue: a request is a message, and
 * its answer the end of it. A batch is so many requests at a time.
 */
import { writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { freePort, measure, server } from './harness.mjs'

const nodes = [
  { id: 'tab', type: 'tab', label: 'bench' },
  { id: 'in', type: 'http in', z: 'tab', url: '/orders', method: 'post', wires: [['total']] },
  {
    id: 'total',
    type: 'function',
    z: 'tab',
    func: 'msg.payload.total = Math.round(msg.payload.amount * 123) / 100; return msg',
    outputs: 1,
    wires: [['switch']],
  },
  {
    id: 'switch',
    type: 'switch',
    z: 'tab',
    property: 'payload.amount',
    propertyType: 'msg',
    rules: [{ t: 'gte', v: '500', vt: 'num' }, { t: 'else' }],
    checkall: 'false',
    outputs: 2,
    wires: [['json'], ['json']],
  },
  { id: 'json', type: 'json', z: 'tab', property: 'payload', action: 'str', wires: [['out']] },
  { id: 'out', type: 'http response', z: 'tab', statusCode: '200', wires: [] },
].map((node) => (node.type === 'tab' ? node : { ...node, x: 0, y: 0 })) // without a place it would be a configuration

await measure(async (folder, batch) => {
  const port = await freePort()
  await writeFile(join(folder, 'flows.json'), JSON.stringify(nodes))
  await writeFile(
    join(folder, 'settings.js'),
    `module.exports = { uiPort: ${port}, uiHost: '127.0.0.1', flowFile: 'flows.json', httpAdminRoot: false, telemetry: { enabled: false } }`,
  )
  const red = join(createRequire(import.meta.url).resolve('node-red/package.json'), '..', 'red.js')
  const node = await server(process.execPath, [red, '--userDir', folder, '--settings', join(folder, 'settings.js')], {
    port,
  })
  const agent = new Agent({ keepAlive: true, maxSockets: batch })
  const handles = new Map()
  const post = (body) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request({ port, host: '127.0.0.1', path: '/orders', method: 'POST', agent, headers }, (answer) => {
        let text = ''
        answer
          .setEncoding('utf8')
          .on('data', (chunk) => (text += chunk))
          .on('end', () => resolve(text))
      })
      sent.on('error', reject).end(body)
    })
  await waitForFlow(post)
  return {
    send: (_, bodies) => Promise.all(bodies.map(async (body) => handles.get('large')([await post(body)]))),
    async consume(name, _, handle) {
      handles.set(name, handle)
    },
    async close() {
      agent.destroy()
      await node.stop()
    },
  }
})

/** The port is open before the flow runs. */
async function waitForFlow(post) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await post('{"amount":1}').catch(() => '')).includes('total')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the flow does not answer')
}
