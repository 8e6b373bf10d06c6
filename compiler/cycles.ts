/** A directed edge between two nodes, named by their ids. */
export interface Edge {
  readonly from: string
  readonly to: string
}

/**
 * One cycle of each group of nodes that can all reach each other (Tarjan's strongly connected components): the shortest
 * through the group's first node. In the order of the nodes; the first node is not repeated at the end.
 */
export function findCycles(nodes: readonly string[], edges: readonly Edge[]): string[][] {
  const next = adjacency(nodes, edges)
  const order = new Map(nodes.map((node, i) => [node, i]))
  const position = (node: string | undefined) => order.get(node ?? '') ?? 0
  return strongComponents(nodes, next)
    .map((component) => component.sort((a, b) => position(a) - position(b)))
    .sort((a, b) => position(a[0]) - position(b[0]))
    .flatMap((component) => {
      const [first] = component
      const cycle = first === undefined ? undefined : shortestCycle(first, new Set(component), next)
      return cycle === undefined ? [] : [cycle]
    })
}

/**
 * All nodes, in groups that can reach each other; after every group come those that it leads to. Without a loop each node
 * is a group of its own.
 */
export const componentsInOrder = (nodes: readonly string[], edges: readonly Edge[]): string[][] =>
  // Tarjan closes a group when all that it leads to is closed.
  strongComponents(nodes, adjacency(nodes, edges)).reverse()

type Adjacency = ReadonlyMap<string, readonly string[]>

function adjacency(nodes: readonly string[], edges: readonly Edge[]): Adjacency {
  const next = new Map<string, string[]>(nodes.map((node) => [node, []]))
  for (const { from, to } of edges) if (next.has(to)) next.get(from)?.push(to)
  return next
}

interface Visit {
  readonly node: string
  readonly index: number
  /** The earliest open node that can be reached from here. */
  low: number
  /** How many of the node's edges have been followed. */
  followed: number
}

/** Without recursion: a chain of thousands of routes is deeper than the stack. */
function strongComponents(nodes: readonly string[], next: Adjacency): string[][] {
  const visits = new Map<string, Visit>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const components: string[][] = []
  const path: Visit[] = []
  const enter = (node: string) => {
    const visit = { node, index: visits.size, low: visits.size, followed: 0 }
    visits.set(node, visit)
    open.push(node)
    isOpen.add(node)
    path.push(visit)
  }
  const follow = (visit: Visit, target: string) => {
    const seen = visits.get(target)
    if (seen === undefined) enter(target)
    else if (isOpen.has(target)) visit.low = Math.min(visit.low, seen.index)
  }
  const leave = (visit: Visit) => {
    path.pop()
    const parent = path.at(-1)
    if (parent !== undefined) parent.low = Math.min(parent.low, visit.low)
    if (visit.low === visit.index) components.push(close(visit.node))
  }
  /** The node and all that were opened after it. */
  const close = (node: string): string[] => {
    const component = open.splice(open.lastIndexOf(node))
    for (const member of component) isOpen.delete(member)
    return component
  }
  for (const root of nodes) {
    if (!visits.has(root)) enter(root)
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const target = next.get(visit.node)?.[visit.followed++]
      if (target === undefined) leave(visit)
      else follow(visit, target)
    }
  }
  return components
}

function shortestCycle(start: string, component: ReadonlySet<string>, next: Adjacency): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (const node of waiting) {
    for (const target of next.get(node) ?? []) {
      if (target === start) return pathTo(node, start, cameFrom)
      if (!component.has(target) || cameFrom.has(target)) continue
      cameFrom.set(target, node)
      waiting.push(target)
    }
  }
  return undefined
}

function pathTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [end]
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start
    path.unshift(node)
  }
  return path
}
