import { type Edge, MarkerType } from '@xyflow/react'
import type { EndpointBoxNode } from './endpoint-box.tsx'
import type { FoundOn } from './found-on.ts'
import type { LaneNode, Lanes } from './lanes.ts'
import type { Placed } from './placed.ts'
import type { RouteBoxNode } from './route-box.tsx'
import { keyOf, type Selection } from './selection.ts'

interface Around {
  readonly found: FoundOn
  readonly onAdd: ((route: string, index: number) => void) | undefined
}

/**
 * Lanes as React Flow takes them. Of the nodes only those that a selection is about are others than without it, so that nothing else
 * is drawn again.
 */
export function drawn(lanes: Lanes, { at }: Placed, { found, onAdd }: Around) {
  const first = lanes.nodes[0]?.id
  const place = (id: string) => ({ id, position: at.get(id) ?? { x: 0, y: 0 } })
  const node = (lane: LaneNode, selection: Selection | undefined): RouteBoxNode | EndpointBoxNode => {
    if (lane.kind === 'route') {
      const { document } = lane
      const data = { document, found: foundIn(found, document.name), selection, isFirst: lane.id === first, onAdd }
      return { ...place(lane.id), type: 'route', data }
    }
    const { scheme, label, uses } = lane
    const isUsed = (use: Selection): boolean => selection !== undefined && keyOf(use) === keyOf(selection)
    const at = uses.findIndex(isUsed)
    const use = uses[at] ?? uses.find(({ route }) => route === selection?.route) ?? uses[0]
    const said = uses
      .filter(({ part }) => part.kind === 'from' || part.kind === 'to')
      .flatMap((each) => found.get(keyOf(each)) ?? [])
    const data = {
      scheme,
      label,
      isSelected: at >= 0,
      use,
      next: uses[(at + 1) % uses.length],
      found: said,
      users: usersOf(uses),
    }
    return { ...place(lane.id), type: 'endpoint', data } as EndpointBoxNode // each endpoint has somebody who uses it
  }
  const still = lanes.nodes.map((lane) => node(lane, undefined))
  return {
    nodes: (selection: Selection | undefined) =>
      selection === undefined
        ? still
        : (lanes.nodes.map((lane, index) =>
            concerns(lane, selection) ? node(lane, selection) : still[index],
          ) as typeof still),
    edges: lanes.edges.map(({ from, to, part, isCopy }, index): Edge => {
      const isFrom = part.kind === 'from'
      return {
        id: String(index),
        source: from,
        target: to,
        ...(!isFrom && { sourceHandle: part.kind === 'to' ? 'to' : `${part.kind} ${part.id}` }),
        type: 'smoothstep',
        className: isCopy ? 'copy' : 'way',
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
        focusable: false,
      }
    }),
  }
}

const concerns = (lane: LaneNode, { route }: Selection): boolean =>
  lane.kind === 'route' ? lane.document.name === route : lane.uses.some((use) => use.route === route)

/** What is found in one route, so that a box is drawn again only when something of its own is. */
function foundIn(found: FoundOn, route: string): FoundOn {
  return new Map([...found].filter(([key]) => key === route || key.startsWith(`${route} `)))
}

function usersOf(uses: readonly Required<Selection>[]): string {
  const names = (isRead: boolean) =>
    [...new Set(uses.filter(({ part }) => (part.kind === 'from') === isRead).map(({ route }) => route))].join(', ')
  const [readers, writers] = [names(true), names(false)]
  return [writers && `written by ${writers}`, readers && `read by ${readers}`].filter(Boolean).join(', ')
}
