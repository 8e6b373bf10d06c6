import { readdirSync, readFileSync } from 'node:fs'

/** CPU time of a cloud and of its executors, in seconds since they began. */
export interface CpuTimes {
  readonly cloud: number
  readonly executors: number
}

/** What Linux counts CPU time in: a hundredth of a second on every machine that Node runs on. */
const TICKS_PER_SECOND = 100

/** Reads the times; executors that have ended count as their parent has waited for them. */
export function cpuTimes(cloudPid: number): CpuTimes {
  const cloud = statOf(cloudPid)
  const living = childrenOf(cloudPid).map(statOf)
  const ticks = living.reduce((sum, { own }) => sum + own, cloud.waitedFor)
  return { cloud: cloud.own / TICKS_PER_SECOND, executors: ticks / TICKS_PER_SECOND }
}

/** Ids of the processes that a process has started. */
export const childrenOf = (cloudPid: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid).parent === cloudPid)

/** Nothing of a process that is gone. */
function statOf(pid: number): { readonly parent: number; readonly own: number; readonly waitedFor: number } {
  const fields = fieldsOf(pid)
  const at = (index: number): number => Number(fields[index] ?? 0)
  return { parent: at(1), own: at(11) + at(12), waitedFor: at(13) + at(14) }
}

/** The fields of `/proc/<pid>/stat` behind the name of the program, which may hold anything. */
function fieldsOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** What a process has of the machine's memory, in MB; in `pss` what several have is divided among them. */
export function memoryOf(pid: number): { readonly rss: number; readonly pss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1_024
  return { rss: of('Rss'), pss: of('Pss') }
}

/** CPU seconds of a process alone. */
export const cpuOf = (pid: number): number => statOf(pid).own / TICKS_PER_SECOND
