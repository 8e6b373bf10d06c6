/** `npm run demo`: the order reconciliation of `examples/`, told with a running installation, or with one of its own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { connect } from './demo/client.ts'
import { startOwn } from './demo/own-installation.ts'
import { openReceiver } from './demo/receiver.ts'
import { tell } from './demo/story.ts'

const { values } = parseArgs({
  options: { url: { type: 'string' }, token: { type: 'string' }, 'token-file': { type: 'string' } },
})

const begun = performance.now()
const step = (text: string): void => {
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1).padStart(5)
  console.log(`${styleText('dim', `${seconds} s`)}  ${text}`)
}

const receiver = await openReceiver()
const folder = await mkdtemp(join(tmpdir(), 'routo-demo-'))
try {
  const url = values.url ?? 'http://127.0.0.1:4000'
  const token =
    values.token ?? (await readFile(values['token-file'] ?? '.routo/owner-token', 'utf8').catch(() => '')).trim()
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
    const own = await startOwn(folder)
    try {
      const client = await connect(own.url, own.token)
      if (client === undefined) throw new Error('The installation does not answer.')
      await tell(client, receiver, step)
    } finally {
      await own.stop()
    }
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
} finally {
  await receiver.close()
  await rm(folder, { recursive: true, force: true })
}
