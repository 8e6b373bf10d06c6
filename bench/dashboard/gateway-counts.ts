/** What the process of the gateway has done since it began, as `/metrics` has it. */
export interface GatewayCounts {
  readonly streams: number
  readonly cpuS: number
}

export async function gatewayCounts(url: string): Promise<GatewayCounts> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const sumOf = (name: string): number =>
    [...text.matchAll(new RegExp(`^${name}(?:\\s|.*\\})\\s*([\\d.e+-]+)$`, 'gm'))].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    )
  return {
    streams: sumOf('routo_event_streams'),
    cpuS: sumOf('process_cpu_seconds_total'),
  }
}
