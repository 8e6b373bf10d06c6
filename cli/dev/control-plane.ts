import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { ApiError, Viewer } from '../../client/index.ts'
import { type Context, createContext } from '../context/context.ts'
import { isHere } from '../context/local-installations.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** An installation to work with. */
export interface ControlPlane {
  /** The same, but that its client signs in there. */
  readonly context: Context
  /** One that was started for this; undefined where one was running. */
  readonly own?: OwnControlPlane
}

export interface OwnControlPlane {
  readonly pid: number
  readonly dataDir: string
  readonly cloudUrl: string
  /** Aborted when it ends without being told to; the reason says what it said last. */
  readonly ended: AbortSignal
  stop(): Promise<void>
}

/** Of the checkout, or of what was built of it. */
const PROGRAM = join(import.meta.dirname, `../../scripts/start${extname(import.meta.filename)}`)

/**
 * Takes the installation at the URL, or starts one there.
 *
 * @param folder the one that is started keeps its data below it
 * @throws {ApiError} what is said by the one that runs
 * @throws {CliError} `PORT_TAKEN`, `NOT_STARTED`
 */
export async function openControlPlane(context: Context, folder: string): Promise<ControlPlane> {
  const { client, env, signal, url } = context
  try {
    const { viewer } = await client().ask(Viewer, {}, signal)
    if (viewer) return { context }
    throw new ApiError(`Nobody is signed in at ${url}.`, { code: 'UNAUTHENTICATED' })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.code === 'NOT_ROUTO') throw portTaken(url, error)
    if (error.code !== 'UNREACHABLE' || !isHere(url)) throw error
  }
  const dataDir = env.ROUTO_DATA_DIR || join(folder, '.routo')
  context.output.note(`Starting an installation at ${url} …`)
  const own = await start(context, folder, dataDir)
  // The token is there only now.
  const signedIn = createContext({ ...context, env: { ...env, ROUTO_DATA_DIR: dataDir } }, context.options)
  return { context: signedIn, own }
}

async function start(context: Context, folder: string, dataDir: string): Promise<OwnControlPlane> {
  const { env, options, signal, stderr, url } = context
  const said: string[] = []
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM], {
    cwd: folder,
    env: {
      ...env,
      ROUTO_DATA_DIR: dataDir,
      ROUTO_PORT: new URL(url).port || '80',
      ROUTO_LOG_LEVEL: env.ROUTO_LOG_LEVEL || (options.verbose ? 'info' : 'warn'),
    },
    // The channel tells where it listens, and ends it with this process, however that ends.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl+C in a terminal reaches all of a group: it is to end after all that asks it.
    detached: true,
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said.push(String(chunk))
      if (said.length > KEPT) said.shift()
      if (options.verbose) stderr.write(chunk)
    })
  }
  const exited = once(child, 'exit')
  const stop = () => end(child, exited)
  const ready = once(child, 'message', { signal }).then(([message]) => Object(message))
  const message = await Promise.race([ready, exited.then(() => undefined)]).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  if (message === undefined) throw notStarted(said.join(''))
  const ending = new AbortController()
  void exited.then(() => ending.abort(hasEnded(said.join(''))))
  return { pid: child.pid ?? 0, dataDir, cloudUrl: message.cloudUrl, ended: ending.signal, stop }
}

/** Of what it says only the last is of use. */
const KEPT = 20

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM')
  await exited
}

const portTaken = (url: string, cause: ApiError): CliError =>
  new CliError(`Something else listens at ${url}: what answers there is not routo.`, {
    code: 'PORT_TAKEN',
    exitCode: exitCodes.UNREACHABLE,
    hint: 'End it, or take another port: routo dev --url http://127.0.0.1:4001',
    cause,
  })

/** What it says ends with what to do. */
const notStarted = (said: string): CliError =>
  new CliError(`The installation did not start. ${lastWords(said)}`.trimEnd(), {
    code: 'NOT_STARTED',
    exitCode: exitCodes.UNREACHABLE,
  })

const hasEnded = (said: string): CliError =>
  new CliError(`The installation has ended by itself. ${lastWords(said)}`.trimEnd(), {
    code: 'ENDED',
    exitCode: exitCodes.UNREACHABLE,
    hint: 'Start it again with: routo dev. Nothing that was sent is lost.',
  })

const lastWords = (said: string): string => said.trim().split('\n').slice(-10).join('\n')
