interface GraphNode {
  readonly id: string
  /** How many rows it takes: one, unless it says otherwise. */
  readonly rows?: number
}

/** What is laid out: a graph as it comes from the API, or one of larger nodes. */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly { readonly from: string; readonly to: string }[]
}

/** In which column a node stands, counted from the left, and in which row it begins, counted from above. */
export interface Place {
  readonly column: number
  readonly row: number
}

/** How high a row is drawn. */
export const ROW_PX = 76

/** How often rows are put in order: each time lines cross less, and after that hardly. */
const SWEEPS = 4

/**
 * Where each node stands so that messages flow from left to right: behind everything that leads to it. What hangs together stays together,
 * one group below the other. Loops are cut where they come back.
 */
export function layout({ nodes, edges }: Graph): ReadonlyMap<string, Place> {
  const forward = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const back = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of withoutLoops(nodes, edges)) {
    forward.get(from)?.push(to)
    back.get(to)?.push(from)
  }
  const columns = columnsOf(nodes, forward, back)
  const sizes = new Map(nodes.map(({ id, rows = 1 }) => [id, rows]))
  const places = new Map<string, Place>()
  let top = 0
  for (const group of groupsOf(nodes, forward, back)) {
    const rows = rowsOf(group, { columns, sizes, forward, back })
    for (const [id, row] of rows) places.set(id, { column: columns.get(id) ?? 0, row: top + row })
    top += Math.max(...[...rows].map(([id, row]) => row + (sizes.get(id) ?? 1)))
  }
  return places
}

/** The edges, less those that lead back to where a walk has come from. */
function withoutLoops(nodes: Graph['nodes'], edges: Graph['edges']): Graph['edges'] {
  const outgoing = Map.groupBy(edges, ({ from }) => from)
  const state = new Map<string, 'open' | 'done'>()
  const kept: Graph['edges'][number][] = []
  const walk = (id: string): void => {
    state.set(id, 'open')
    for (const edge of outgoing.get(id) ?? []) {
      if (state.get(edge.to) === 'open') continue
      kept.push(edge)
      if (!state.has(edge.to)) walk(edge.to)
    }
    state.set(id, 'done')
  }
  for (const { id } of nodes) if (!state.has(id)) walk(id)
  return kept
}

type Links = ReadonlyMap<string, readonly string[]>

/** The longest way to a node is its column. */
function columnsOf(nodes: Graph['nodes'], forward: Links, back: Links): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  const missing = new Map(nodes.map(({ id }) => [id, back.get(id)?.length ?? 0]))
  const ready = nodes.map(({ id }) => id).filter((id) => missing.get(id) === 0)
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    const before = (back.get(id) ?? []).map((each) => columns.get(each) ?? 0)
    columns.set(id, before.length === 0 ? 0 : Math.max(...before) + 1)
    for (const next of forward.get(id) ?? []) {
      const left = (missing.get(next) ?? 1) - 1
      missing.set(next, left)
      if (left === 0) ready.push(next)
    }
  }
  return columns
}

/** What hangs together, in the order of the nodes. */
function groupsOf(nodes: Graph['nodes'], forward: Links, back: Links): readonly (readonly string[])[] {
  const seen = new Set<string>()
  return nodes.flatMap(({ id: start }) => {
    if (seen.has(start)) return []
    seen.add(start)
    const group = [start]
    // It grows while it is walked.
    for (const id of group) {
      for (const next of [...(forward.get(id) ?? []), ...(back.get(id) ?? [])]) {
        if (seen.has(next)) continue
        seen.add(next)
        group.push(next)
      }
    }
    return [group]
  })
}

interface Arranged {
  readonly columns: ReadonlyMap<string, number>
  readonly sizes: ReadonlyMap<string, number>
  readonly forward: Links
  readonly back: Links
}

/** The rows of a group: in each column, nodes stand in the order of the middle of their neighbours. */
function rowsOf(group: readonly string[], { columns, sizes, forward, back }: Arranged): ReadonlyMap<string, number> {
  const byColumn = [...Map.groupBy(group, (id) => columns.get(id) ?? 0)].sort(([a], [b]) => a - b).map(([, ids]) => ids)
  const sizeOf = (id: string): number => sizes.get(id) ?? 1
  const heightOf = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + sizeOf(id), 0)
  const tallest = Math.max(...byColumn.map(heightOf))
  const rows = new Map<string, number>()
  const place = (ids: readonly string[]): void => {
    let row = (tallest - heightOf(ids)) / 2
    for (const id of ids) {
      rows.set(id, row)
      row += sizeOf(id)
    }
  }
  for (const ids of byColumn) place(ids)
  const middleOf = (id: string): number => (rows.get(id) ?? 0) + sizeOf(id) / 2
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const links = sweep % 2 === 0 ? back : forward
    const wanted = (id: string): number => {
      const near = links.get(id) ?? []
      return near.length === 0 ? middleOf(id) : near.reduce((sum, each) => sum + middleOf(each), 0) / near.length
    }
    for (const ids of sweep % 2 === 0 ? byColumn : byColumn.toReversed()) {
      place(
        ids
          .map((id) => [id, wanted(id)] as const)
          .sort(([, a], [, b]) => a - b)
          .map(([id]) => id),
      )
    }
  }
  return rows
}
