/** pg-boss on PostgreSQL as it comes: each commit is synced. A batch is what one fetch takes. */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { freePort, measure, server } from './harness.mjs'

const bin = join('/usr/lib/postgresql', readdirSync('/usr/lib/postgresql').sort().at(-1), 'bin')

await measure(async (folder) => {
  const port = await freePort()
  const as = asPostgres(folder)
  const data = join(folder, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres'], { stdio: 'ignore', ...as })
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]
  const postgres = await server(join(bin, 'postgres'), args, { port, ...as })
  const boss = new PgBoss({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', max: 12 })
  boss.on('error', () => {})
  await boss.start()
  let open = true
  const loops = []
  const insert = (name, bodies) =>
    boss.insert(
      name,
      bodies.map((body) => ({ data: { body } })),
    )
  for (const name of ['orders', 'large', 'small']) await boss.createQueue(name)
  return {
    send: insert,
    async consume(name, batch, handle) {
      loops.push(
        (async () => {
          while (open) {
            const jobs = await boss.fetch(name, { batchSize: batch })
            if (jobs.length === 0) {
              await new Promise((resolve) => setTimeout(resolve, 1))
              continue
            }
            const outs = handle(jobs.map(({ data }) => data.body))
            for (const [queue, some] of Map.groupBy(outs, (out) => out.queue)) {
              await insert(
                queue,
                some.map(({ body }) => body),
              )
            }
            await boss.complete(
              name,
              jobs.map(({ id }) => id),
            )
          }
        })(),
      )
    },
    async close() {
      open = false
      await Promise.all(loops)
      await boss.stop({ graceful: false })
      await postgres.stop('SIGINT')
    },
  }
})

/** PostgreSQL does not run as root. */
function asPostgres(folder) {
  if (process.getuid() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])))
  chownSync(folder, uid, gid)
  chmodSync(folder, 0o700)
  return { uid, gid }
}
