import { readdir, readFile } from 'node:fs/promises'

/**
 * Ends processes that a killed cloud has left behind. They end by themselves when their channel closes, unless code in them never
 * comes to rest. Whoever has opened the data directory is its only cloud, so none of them is anybody else's.
 *
 * @param program the folder that executors are started from
 */
export async function endLeftovers(program: string): Promise<void> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!command.split('\0').some((word) => word.startsWith(`${program}/`))) continue
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
}
