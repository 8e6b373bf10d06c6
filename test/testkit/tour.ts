import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify, stripVTControlCharacters } from 'node:util'
import { shown } from './cli.ts'

/** A command of the tour, and what the page shows of it. */
export interface Scene {
  readonly command: string
  readonly output: string
  /** It is in a terminal of its own, where it stays. */
  readonly goesOn: boolean
}

/** The commands of a page, in their order. */
export const scenesOf = (page: string): readonly Scene[] =>
  [...page.matchAll(/^(<!-- goes on -->\n)?```console\n\$ ([\s\S]*?)^```/gm)].flatMap(([, goesOn, block = '']) =>
    block.split(/^\$ /m).map((each) => {
      const [command = '', ...output] = each.trimEnd().split('\n')
      return { command, output: output.join('\n'), goesOn: goesOn !== undefined }
    }),
  )

export interface Stage {
  /** Runs a command as somebody at a terminal does. @returns what shows */
  play(scene: Scene): Promise<string>
  /** Ends what goes on. */
  close(): Promise<void>
}

const PATIENCE_MS = 30_000
/** What only looks can be asked again, until messages have arrived. */
const LOOKS = /^npx routo (trace|stats|dlq list|status)/

/** @param folder to begin in @param env of all commands */
export function openStage(folder: string, env: Readonly<Record<string, string>>): Stage {
  let cwd = folder
  const going: ChildProcess[] = []
  let letter = ''
  // On the page, the id of a dead letter is left out: it is the one shown last.
  const atTerminal = (command: string): [string, string[]] => [
    'script',
    ['-qec', command.replaceAll('npx routo', 'routo').replace('dlq_…', letter), '/dev/null'],
  ]

  return {
    async play(scene) {
      const [, to] = /^cd (\S+)$/.exec(scene.command) ?? []
      if (to !== undefined) {
        cwd = join(cwd, to)
        return ''
      }
      if (scene.goesOn) return begin(scene)
      const until = Date.now() + PATIENCE_MS
      for (;;) {
        const { stdout } = await promisify(execFile)(...atTerminal(scene.command), { cwd, env, timeout: PATIENCE_MS })
        letter = /dlq_[\w-]+/.exec(stdout)?.[0] ?? letter
        const output = plain(stdout)
        if (!LOOKS.test(scene.command) || output === plain(scene.output) || Date.now() > until) return output
        await sleep(200)
      }
    },
    async close() {
      for (const child of going) {
        // The shell's whole group: `script` hands no signal on.
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
        await once(child, 'exit')
      }
    },
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
    going.push(child)
    let written = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += chunk))
    const until = Date.now() + PATIENCE_MS
    while (!plain(written).startsWith(plain(output)) && Date.now() < until) await sleep(50)
    return plain(written).slice(0, plain(output).length)
  }
}

/** What is the same each time. */
export const plain = (text: string): string =>
  shown(stripVTControlCharacters(text).replaceAll('\r\n', '\n').replaceAll(/^.*\r/gm, ''))
    .replaceAll(/\S+\/acme\/\.routo/g, '<data>')
    .replaceAll(/ +$/gm, '')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/\b0\.0\d+/g, '<usd>')
    .trimEnd()
