import { layout, ROW_PX } from '../../../ui/graph/layout.ts'
import { type Lanes, toGraph } from './lanes.ts'

const BOX_PX = 224
const PILL_PX = 176
/** Between columns: room for lines. */
const BETWEEN_PX = 52

export interface Placed {
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>
  readonly width: number
  readonly height: number
}

/** Where each box stands, in pixels. Columns are as wide as what is in them. */
export function placed(lanes: Lanes): Placed {
  const places = layout(toGraph(lanes))
  const widths: number[] = []
  for (const { id, kind } of lanes.nodes) {
    const column = places.get(id)?.column ?? 0
    widths[column] = Math.max(widths[column] ?? 0, kind === 'route' ? BOX_PX : PILL_PX)
  }
  const lefts = widths.map((_, column) => widths.slice(0, column).reduce((left, width) => left + width + BETWEEN_PX, 0))
  const at = new Map(
    [...places].map(([id, { column, row }]) => [id, { x: lefts[column] ?? 0, y: row * ROW_PX }] as const),
  )
  const bottoms = lanes.nodes.map(({ id, rows }) => ((places.get(id)?.row ?? 0) + rows) * ROW_PX)
  return {
    at,
    width: (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0),
    height: Math.max(0, ...bottoms),
  }
}
