/** The local cloud alone in a process: by `npm start`, which it ends with, or by itself for services that run apart. */
import { runProgram } from '../services/shared/program.ts'
import { CloudError } from '../targets/local/cloud-error.ts'
import { keepCompiled } from './compile-cache.ts'

// As for `npm start`, before anything large is imported: from the second start on, importing takes half the time.
keepCompiled()

await runProgram(async () => {
  const { readSettings } = await import('../services/shared/settings.ts')
  const settings = readSettings()
  const { createLog } = await import('../services/shared/log.ts')
  const { openCloud } = await import('./open-cloud.ts')
  const cloud = await openCloud(settings, createLog(settings.logLevel))
  // Whoever has started it wants to know; a terminal gets a line.
  if (process.send === undefined) process.stdout.write(`cloud: ${cloud.url}\n`)
  else process.send({ url: cloud.url })
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  return cloud
}, [CloudError])
