/** The child's end of a benchmark: tells where it listens, and what it has used when it is asked. */
export function listening(url: string): void {
  process.send?.({ url })
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1_000, rss: process.memoryUsage.rss() })
  })
  process.on('disconnect', () => process.exit())
}
