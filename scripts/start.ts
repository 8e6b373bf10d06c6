/** `npm start`: the gateway and all services in one process, and the local cloud beside it. */
import { existsSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { styleText } from 'node:util'
import type { AllInOne } from './all-in-one.ts'
import { keepCompiled } from './compile-cache.ts'

// From the second start on, a third of the time to be ready is saved: before anything large is imported.
keepCompiled()
const { leaveNote } = await import('../cli/context/local-installations.ts')
const { runProgram } = await import('../services/shared/program.ts')
const { readSettings } = await import('../services/shared/settings.ts')
const { CloudStartError } = await import('./cloud-process.ts')

await runProgram(async () => {
  // Mistakes in the settings are told before the rest is imported.
  const settings = readSettings()
  const { createLog } = await import('../services/shared/log.ts')
  const { openAllInOne } = await import('./all-in-one.ts')
  const running = await openAllInOne(settings, createLog(settings.logLevel))
  const takeNoteAway = leaveNote(running.url, dirname(running.tokenFile), process.env)
  // Whoever has started it wants to know, and it ends with that; a terminal is greeted.
  if (process.send === undefined) greet(running, await running.makeSignInCode())
  else process.send({ url: running.url, cloudUrl: running.cloudUrl })
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  return {
    async close() {
      takeNoteAway()
      await running.close()
    },
  }
}, [CloudStartError])

/** What somebody wants to know who has just started it. */
function greet({ url, cloudUrl, tokenFile }: AllInOne, code: string): void {
  const rows = [
    // Behind the #, so that it is in no request and no log. It works once, for a quarter of an hour.
    ['Dashboard', `${url}/sign-in#${code}`],
    ['API', `${url}/graphql`],
    ['GraphiQL', `${url}/graphiql`],
    ['Cloud', cloudUrl],
    ...(existsSync(tokenFile) ? [['Token', `in ${nearest(tokenFile)}`]] : []),
    ['Stop', 'Ctrl+C'],
  ]
  const lines = rows.map(([name = '', value]) => `  ${styleText('dim', name.padEnd(11))}${value}`)
  console.log(`\n  ${styleText('bold', 'routo')} is running.\n\n${lines.join('\n')}\n`)
}

/** As short as it can be said from where the user stands. */
function nearest(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') ? path : short
}
