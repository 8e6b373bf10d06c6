import { run } from './run.ts'

const interruption = new AbortController()
process.once('SIGINT', () => interruption.abort())

const { env, stdin, stdout, stderr } = process
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  stdin,
  stdout,
  stderr,
  signal: interruption.signal,
})
