const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** How much further than it is what stands aside of the way counts. */
const ASIDE = 2.5

/** The item that one comes to from another by an arrow key: the nearest that lies that way. */
export function nextItem<Item extends Element>(from: Element, key: string, items: Iterable<Item>): Item | undefined {
  const way = directions[key]
  if (way === undefined) return undefined
  const start = middleOf(from)
  let best: Item | undefined
  let least = Number.POSITIVE_INFINITY
  for (const item of items) {
    if (item === from) continue
    const { x, y } = middleOf(item)
    const [dx, dy] = [x - start.x, y - start.y]
    const along = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0])
    const distance = along + ASIDE * aside
    // What stands rather aside than ahead lies another way.
    if (along <= 1 || aside > along * 2 || distance >= least) continue
    best = item
    least = distance
  }
  return best
}

function middleOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
