/** `npm start`: the gateway and all services in one process. */
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { styleText } from 'node:util'
import { createLog } from '../services/shared/log.ts'
import { runProgram } from '../services/shared/program.ts'
import { readSettings } from '../services/shared/settings.ts'
import { type AllInOne, openAllInOne } from './all-in-one.ts'

await runProgram(async () => {
  const settings = readSettings()
  const running = await openAllInOne(settings, createLog(settings.logLevel))
  greet(running)
  return running
})

/** What somebody wants to know who has just started it. */
function greet({ url, tokenFile }: AllInOne): void {
  const rows = [
    ['API', `${url}/graphql`],
    ['GraphiQL', `${url}/graphiql`],
    ...(existsSync(tokenFile) ? [['Owner token', `in ${nearest(tokenFile)}`]] : []),
    ['Stop', 'Ctrl+C'],
  ]
  const lines = rows.map(([name = '', value]) => `  ${styleText('dim', name.padEnd(12))}${value}`)
  console.log(`\n  ${styleText('bold', 'routo')} is running.\n\n${lines.join('\n')}\n`)
}

/** As short as it can be said from where the user stands. */
function nearest(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') ? path : short
}
