/**
 * `npm run bench:compile`: how long it takes from a project's files to its templates, for 1, 10, 100 and 1,000 routes,
 * beside aws-cdk-lib making like resources on the same machine in the same minute. Every figure is the best of several
 * processes, which is the one that other work on the machine disturbed least. Loading, which is everything up to and
 * including an empty project, stands apart on both sides.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Compilation, Measured } from './compile-once.ts'
import { table } from './table.ts'

const SIZES = [1, 10, 100, 1_000]
/** Larger ones are asked for: 500 resources fit a stack, so a thousand routes are 23 stacks there. */
const LARGEST_PEER = 100
const PROCESSES = 5
const FURTHER = '10'
const PASSES = ['evaluate', 'check', 'plan', 'emit'] as const

/** What `peers/cdk.mjs` prints. */
interface Peer {
  readonly loadMs: number
  readonly runs: readonly number[]
  readonly resources: number
}

/** One size on both sides, in milliseconds. */
interface Comparison {
  readonly size: number
  readonly load: number
  readonly first: Compilation
  readonly further: number
  readonly bundle: number
  readonly peer?: {
    readonly load: number
    readonly first: number
    readonly further: number
    readonly resources: number
  }
}

const { values } = parseArgs({ options: { 'all-peers': { type: 'boolean', default: false } } })
const peers = join(import.meta.dirname, 'peers')

function installPeers(): void {
  if (existsSync(join(peers, 'node_modules', 'aws-cdk-lib'))) return
  console.log('Installing aws-cdk-lib into bench/peers, once: about 190 MB …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers, stdio: 'inherit' })
}

const run = <T>(script: string, size: number): T => {
  const node = [join(import.meta.dirname, script), String(size), FURTHER]
  const output = execFileSync(process.execPath, node, { encoding: 'utf8' })
  return JSON.parse(output) as T // our own scripts, which say what they print
}

/** Both sides take turns, so that other work on the machine hits both alike. */
function compare(size: number): Comparison {
  const ours: Measured[] = []
  const theirs: Peer[] = []
  for (let n = 0; n < PROCESSES; n++) {
    ours.push(run<Measured>('compile-once.ts', size))
    if (values['all-peers'] || size <= LARGEST_PEER) theirs.push(run<Peer>('peers/cdk.mjs', size))
  }
  const best = (figures: readonly number[]) => Math.min(...figures)
  const [first] = ours.flatMap(({ runs }) => runs.slice(0, 1)).sort((a, b) => a.total - b.total)
  if (first === undefined) throw new Error('nothing was measured')
  return {
    size,
    load: best(ours.map(({ loadMs }) => loadMs)),
    first,
    further: best(ours.flatMap(({ runs }) => runs.slice(1).map(({ total }) => total))),
    bundle: best(ours.map(({ bundleMs }) => bundleMs)),
    ...(theirs[0] && {
      peer: {
        load: best(theirs.map(({ loadMs }) => loadMs)),
        first: best(theirs.flatMap(({ runs }) => runs.slice(0, 1))),
        further: best(theirs.flatMap(({ runs }) => runs.slice(1))),
        resources: theirs[0].resources,
      },
    }),
  }
}

const ms = (figure: number): string => figure.toFixed(figure < 10 ? 1 : 0)

const passRow = ({ size, first, bundle }: Comparison) => [
  String(size),
  String(first.resources),
  ...PASSES.map((pass) => ms(first[pass])),
  ms(first.total),
  ms(bundle),
]

function peerRow({ size, load, first, further, peer }: Comparison): readonly string[] {
  const ours = [String(size), ms(load), ms(first.total), ms(further)]
  if (peer === undefined) return [...ours, 'not run', 'not run', 'not run', '', '']
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} x`
  return [
    ...ours,
    ms(peer.load),
    ms(peer.first),
    ms(peer.further),
    times(peer.first, first.total),
    times(peer.further, further),
  ]
}

installPeers()
const comparisons = SIZES.map(compare)
console.log('\nroutes to templates, first compilation in a process, ms (bundling its code apart)\n')
console.log(table(['routes', 'resources', ...PASSES, 'total', 'bundle'], comparisons.map(passRow)))
console.log(`\nbeside aws-cdk-lib, ms; cdk makes ${describe(comparisons)}\n`)
console.log(
  table(
    [
      'routes',
      ...['load', 'first', 'further'].map((what) => `routo ${what}`),
      ...['load', 'first', 'further'].map((what) => `cdk ${what}`),
      'first/first',
      'further/further',
    ],
    comparisons.map(peerRow),
  ),
)
console.log(`\n"first" is the first compilation in a process, "further" the best of the ${FURTHER} after it.`)

function describe(all: readonly Comparison[]): string {
  return all.flatMap(({ size, peer }) => (peer ? [`${peer.resources} resources of ${size} routes`] : [])).join(', ')
}
