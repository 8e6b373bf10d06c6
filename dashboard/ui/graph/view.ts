interface Size {
  readonly width: number
  readonly height: number
}

const MARGIN_PX = 28
/** What is smaller cannot be read: a larger graph begins at its left edge, where messages come in. */
const LEAST_ZOOM = 0.7

/** Where one looks first: at all of a graph in the middle, as far as it can be read. */
export function viewOf({ width, height }: Size, { clientWidth, clientHeight }: HTMLElement, leastZoom = LEAST_ZOOM) {
  const fitting = Math.min((clientWidth - 2 * MARGIN_PX) / width, (clientHeight - MARGIN_PX) / height)
  const zoom = Math.min(1, Math.max(leastZoom, fitting))
  const x = Math.max(MARGIN_PX, (clientWidth - width * zoom) / 2)
  const y = Math.max(MARGIN_PX / 2, (clientHeight - height * zoom) / 2)
  return { x, y, zoom }
}
