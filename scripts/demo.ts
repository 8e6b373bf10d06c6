/** `npm run demo`: the order reconciliation of `examples/`, told with a running installation, or with one of its own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { connect } from './demo/client.ts'
import { type OwnInstallation, startOwn } from './demo/own-installation.ts'
import { openReceiver } from './demo/receiver.ts'
import { tell } from './demo/story.ts'

const USAGE = `npm run demo -- [options]

  --url <url>            of an installation (default: the one at http://127.0.0.1:4000, or one of its own)
  --token <token>        that lets into it
  --token-file <file>    with the token (default: owner-token in ROUTO_DATA_DIR, or in .routo)`

const values = readArguments()
const begun = performance.now()
const step = (text: string): void => {
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1).padStart(5)
  console.log(`${styleText('dim', `${seconds} s`)}  ${text}`)
}

const receiver = await openReceiver()
const folder = await mkdtemp(join(tmpdir(), 'routo-demo-'))
let own: OwnInstallation | undefined
let stopping: NodeJS.Signals | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping = signal
    void cleanUp().finally(() => process.exit(128 + constants.signals[signal]))
  })
}
try {
  await run()
} catch (error) {
  // Whoever stops the demo does not have to read what that has interrupted.
  if (stopping === undefined) console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
} finally {
  await cleanUp()
}

async function run(): Promise<void> {
  const url = values.url ?? 'http://127.0.0.1:4000'
  const tokenFile = values['token-file'] ?? join(process.env.ROUTO_DATA_DIR ?? '.routo', 'owner-token')
  const token = values.token ?? (await readFile(tokenFile, 'utf8').catch(() => '')).trim()
  const running = await connect(url, token)
  if (running !== undefined) {
    step(`There is an installation at ${url}: the demo takes it.`)
    await tell(running, receiver, step)
  } else if (values.url !== undefined) {
    throw new Error(
      `No installation at ${url} lets in whoever has this token. Start one with npm start, or leave out --url.`,
    )
  } else {
    step('No installation is running: the demo starts one of its own, and removes it afterwards.')
    own = await startOwn(folder)
    const client = await connect(own.url, own.token)
    if (client === undefined) throw new Error('The installation does not answer.')
    await tell(client, receiver, step)
  }
}

async function cleanUp(): Promise<void> {
  await own?.stop()
  await receiver.close()
  await rm(folder, { recursive: true, force: true })
}

function readArguments() {
  try {
    const options = { url: { type: 'string' }, token: { type: 'string' }, 'token-file': { type: 'string' } } as const
    return parseArgs({ options }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    return process.exit(1)
  }
}
