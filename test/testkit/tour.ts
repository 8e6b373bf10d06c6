import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify, stripVTControlCharacters } from 'node:util'
import { shown } from './cli.ts'

/** A command of the tour, and what the page shows of it; or a file that is saved, or what the terminal of the first that goes on says. */
export interface Scene {
  /** Empty where nothing is typed. */
  readonly command: string
  readonly output: string
  /** It is in a terminal of its own, where it stays. */
  readonly goesOn: boolean
  /** A change as `diff` writes it. */
  readonly edit?: string
}

/** The commands of a page, in their order. */
export const scenesOf = (page: string): readonly Scene[] =>
  [...page.matchAll(/^(<!-- goes on -->\n)?```(console|diff|text)\n([\s\S]*?)^```/gm)].flatMap(
    ([, goesOn, kind, block = '']) => {
      if (kind === 'diff') return [{ command: '', output: '', goesOn: false, edit: block }]
      if (kind === 'text') return [{ command: '', output: block.trimEnd(), goesOn: false }]
      return block
        .replace(/^\$ /, '')
        .split(/^\$ /m)
        .map((each) => {
          const [command = '', ...output] = each.trimEnd().split('\n')
          return { command, output: output.join('\n'), goesOn: goesOn !== undefined }
        })
    },
  )

export interface Stage {
  /** Runs a command as somebody at a terminal does. @returns what shows */
  play(scene: Scene): Promise<string>
  /** Ends what goes on. */
  close(): Promise<void>
}

const PATIENCE_MS = 60_000
/** What only looks can be asked again, until messages have arrived. */
const LOOKS = /^npx routo (trace|stats|dlq list|status)/

/** @param folder to begin in @param env of all commands */
export function openStage(folder: string, env: Readonly<Record<string, string>>): Stage {
  let cwd = folder
  const going: { readonly child: ChildProcess; written(): string }[] = []
  let letter = ''
  let pid = ''
  // On the page, the id of a dead letter is left out: it is the one shown last. A process has another number each time.
  const atTerminal = (command: string): [string, string[]] => [
    'script',
    [
      '-qec',
      command
        .replaceAll('npx routo', 'routo')
        .replace('dlq_…', letter)
        .replace(/^(kill -9) \d+/, `$1 ${pid}`),
      '/dev/null',
    ],
  ]

  return {
    async play(scene) {
      const [, to] = /^cd (\S+)$/.exec(scene.command) ?? []
      if (to !== undefined) {
        cwd = join(cwd, to)
        return ''
      }
      if (scene.goesOn) return begin(scene)
      if (scene.edit !== undefined) return edit(scene.edit)
      if (scene.command === '') return said(scene)
      return run(scene)
    },
    async close() {
      for (const { child } of going) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        // The shell's whole group: `script` hands no signal on.
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
        await once(child, 'exit')
      }
    },
  }

  /** Runs a command to its end; what only looks is run until it shows what the page shows. */
  async function run(scene: Scene): Promise<string> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const { stdout } = await promisify(execFile)(...atTerminal(scene.command), { cwd, env, timeout: PATIENCE_MS })
      letter = /dlq_[\w-]+/.exec(stdout)?.[0] ?? letter
      pid = /\bprocess (\d+)/.exec(stdout)?.[1] ?? pid
      const output = plain(stdout)
      if (!LOOKS.test(scene.command) || output === plain(scene.output) || Date.now() > until) return output
      await sleep(200)
    }
  }

  /** Waits until it has shown what the page shows; what comes later does not matter. */
  async function begin({ command, output }: Scene): Promise<string> {
    const child = spawn(command.replace(/^(npx )?/, 'exec '), {
      cwd,
      env,
      detached: true,
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let written = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += chunk))
    going.push({ child, written: () => written })
    const until = Date.now() + PATIENCE_MS
    while (!plain(written).startsWith(plain(output)) && Date.now() < until) await sleep(50)
    return plain(written).slice(0, plain(output).length)
  }

  /** Saves a file as its reader does; each line that goes is there. */
  async function edit(change: string): Promise<string> {
    const [, name = '', body = ''] = /^--- (\S+)\n([\s\S]*)$/.exec(change) ?? []
    const linesOf = (sign: string): string =>
      body
        .split('\n')
        .filter((line) => line.startsWith(sign))
        .map((line) => line.slice(1))
        .join('\n')
    const text = await readFile(join(cwd, name), 'utf8')
    if (!text.includes(linesOf('-'))) return `${name} has no such line`
    await writeFile(join(cwd, name), text.replace(linesOf('-'), linesOf('+')))
    return ''
  }

  /** Waits until the first that goes on has said it. */
  async function said({ output }: Scene): Promise<string> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      const written = plain(going[0]?.written() ?? '')
      if (written.includes(plain(output))) return plain(output)
      if (Date.now() > until) return written
      await sleep(50)
    }
  }
}

/** What is the same each time. */
export const plain = (text: string): string =>
  shown(stripVTControlCharacters(text).replaceAll('\r\n', '\n').replaceAll(/^.*\r/gm, ''))
    .replaceAll(/\S+\/acme\/\.routo/g, '<data>')
    .replaceAll(/ +$/gm, '')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/\b0\.0\d+/g, '<usd>')
    .replaceAll(/\bprocess \d+/g, 'process <pid>')
    .replaceAll(/[\d.]+ GB free/g, '<n> GB free')
    .replaceAll(/\b\d+\.\d+\.\d+$/gm, '<version>')
    .trimEnd()
