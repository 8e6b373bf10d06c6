/** What is the same for all peers: the load, the counting, and what is printed. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { consumed, order, routed } from '../../local/job.ts'

/** So many messages may be on their way: a producer that runs ahead would only measure its own memory. */
const BACKLOG = 5_000

/**
 * Measures a peer and prints one line of JSON.
 *
 * @param open starts the server in a folder and gives `send(queue, bodies)`, `consume(queue, batch, handle)` and `close()`;
 *   `handle` takes bodies and gives what is to be sent before they are acknowledged
 */
export async function measure(open) {
  const [messages, batch, rate, seconds] = process.argv.slice(2).map(Number)
  const folder = await mkdtemp(join(tmpdir(), 'routo-bench-'))
  const peer = await open(folder, batch)
  try {
    const waiting = { done: 0, want: 0, reached: () => {}, latencies: undefined }
    const route = (bodies) => bodies.map(routed)
    const count = (bodies) => {
      for (const body of bodies) {
        const at = consumed(body)
        waiting.latencies?.push(performance.timeOrigin + performance.now() - at)
      }
      waiting.done += bodies.length
      if (waiting.done >= waiting.want) waiting.reached()
      return []
    }
    await peer.consume('orders', batch, route)
    await peer.consume('large', batch, count)
    await peer.consume('small', batch, count)
    const reach = (want) => {
      waiting.want = want
      return waiting.done >= want ? Promise.resolve() : new Promise((resolve) => (waiting.reached = resolve))
    }
    await load(peer, waiting, Math.ceil(messages / 5), batch)
    await reach(Math.ceil(messages / 5))
    const before = waiting.done
    const begun = performance.now()
    await load(peer, waiting, messages, batch)
    await reach(before + messages)
    const perSecond = messages / ((performance.now() - begun) / 1_000)
    waiting.latencies = []
    const wanted = waiting.done + rate * seconds
    if (rate > 0) {
      await steady(peer, rate, seconds)
      await reach(wanted)
    }
    const sorted = waiting.latencies.sort((a, b) => a - b)
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
    console.log(JSON.stringify({ perSecond, p50: at(0.5), p99: at(0.99) }))
  } finally {
    await peer.close()
    await rm(folder, { recursive: true, force: true })
  }
  process.exit()
}

async function load(peer, waiting, messages, batch) {
  const first = waiting.done
  for (let sent = 0; sent < messages; ) {
    const some = Array.from({ length: Math.min(batch, messages - sent) }, (_, i) => order(sent + i))
    await peer.send('orders', some)
    sent += some.length
    while (sent - (waiting.done - first) > BACKLOG) await sleep(1)
  }
}

/** One at a time at a fixed rate, without waiting for answers: a slow answer delays nothing but itself. */
async function steady(peer, rate, seconds) {
  const begun = performance.timeOrigin + performance.now()
  const sends = []
  for (let n = 0; n < rate * seconds; n += 1) {
    const at = begun + (n * 1_000) / rate
    while (performance.timeOrigin + performance.now() < at) await sleep(0.5)
    sends.push(peer.send('orders', [order(n, at)]))
  }
  await Promise.all(sends)
}

/** A server of its own on a free port of this machine, ended with `stop`. */
export async function server(command, args, { port, env = {}, uid, gid } = {}) {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env }, uid, gid })
  child.on('error', () => {})
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`)
    if (await answers(port)) break
    await sleep(100)
  }
  return {
    async stop(signal = 'SIGTERM') {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill(signal)
      await Promise.race([ended, sleep(5_000).then(() => child.kill('SIGKILL'))])
    },
  }
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).once('error', () => resolve(false))
  })

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
