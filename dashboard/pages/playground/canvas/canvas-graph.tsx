import { Background, BackgroundVariant, Controls, ReactFlow, type ReactFlowInstance } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import '../../../ui/graph/react-flow.css'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react'
import { viewOf } from '../../../ui/graph/view.ts'
import styles from './canvas-graph.module.css'
import { drawn } from './drawn.ts'
import { EndpointBox } from './endpoint-box.tsx'
import type { FoundOn } from './found-on.ts'
import { lanesOf } from './lanes.ts'
import { nextItem } from './move-focus.ts'
import { placed } from './placed.ts'
import { RouteBox } from './route-box.tsx'
import type { RouteDocument } from './route-document.ts'
import { keyOf, partsOf, type Selection } from './selection.ts'

interface CanvasGraphProps {
  readonly documents: readonly RouteDocument[]
  readonly found: FoundOn
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection) => void
  /** Enter: what is to be done with what is selected stands in the panel. */
  readonly onOpen: () => void
  readonly onRemove: ((selection: Selection) => void) | undefined
  readonly onAdd: ((route: string, index: number) => void) | undefined
}

const nodeTypes = { route: RouteBox, endpoint: EndpointBox }
/** Above this, what cannot be seen is not there. */
const MOST_NODES = 500
const MARGIN_PX = 16
/** It stands in a narrow place, and is to be read there. */
const LEAST_ZOOM = 0.85

/** Routes as boxes of steps, and the endpoints between them. Loaded when it is shown first. */
export function CanvasGraph({ documents, found, selection, onSelect, onOpen, onRemove, onAdd }: CanvasGraphProps) {
  const lanes = useMemo(() => lanesOf(documents), [documents])
  const places = useMemo(() => placed(lanes), [lanes])
  const still = useMemo(() => drawn(lanes, places, { found, onAdd }), [lanes, places, found, onAdd])
  const nodes = useMemo(() => still.nodes(selection), [still, selection])
  const byKey = useMemo(() => selectable(documents), [documents])
  const frame = useRef<HTMLDivElement>(null)
  const flow = useRef<Flow>(null)

  const selectedKey = selection && keyOf(selection)
  useEffect(() => {
    if (selectedKey === undefined) return
    // When it has been drawn.
    const next = requestAnimationFrame(() => bringIntoView(selectedIn(frame.current), frame.current, flow.current))
    return () => cancelAnimationFrame(next)
  }, [selectedKey])

  const selectionAt = (target: EventTarget): Selection | undefined => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null
    return byKey.get(item?.dataset.item ?? '')
  }
  const onClick = ({ target }: MouseEvent): void => {
    const again = target instanceof Element ? target.closest<HTMLElement>('[data-again]') : null
    const selected = again === null ? selectionAt(target) : byKey.get(again.dataset.again ?? '')
    if (selected !== undefined) onSelect(selected)
  }
  const move = (from: Element, key: string): void => {
    const next = nextItem(from, key, frame.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])
    next?.focus({ preventScroll: true })
    const selected = next && selectionAt(next)
    if (selected !== undefined) onSelect(selected)
  }
  const onFocus = ({ target }: FocusEvent): void => {
    if (selectionAt(target) !== undefined) bringIntoView(target, frame.current, flow.current)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key } = event
    const here = selectionAt(target)
    if (here === undefined || !(target instanceof Element)) return
    if (key.startsWith('Arrow')) move(target, key)
    else if (key === 'Enter') {
      onSelect(here)
      onOpen()
    } else if (key === 'Delete' || key === 'Backspace') onRemove?.(here)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the buttons in it
    <div ref={frame} className={styles.graph} onClick={onClick} onKeyDown={onKeyDown} onFocus={onFocus}>
      <ReactFlow
        nodes={nodes}
        edges={still.edges}
        nodeTypes={nodeTypes}
        onInit={(instance) => {
          flow.current = instance
          if (frame.current === null) return
          void instance.setViewport(viewOf(places, frame.current, LEAST_ZOOM))
          bringIntoView(selectedIn(frame.current), frame.current, instance)
        }}
        minZoom={0.1}
        maxZoom={1.5}
        nodesFocusable={false}
        edgesFocusable={false}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        panOnScroll
        onlyRenderVisibleElements={nodes.length > MOST_NODES}
        proOptions={{ hideAttribution: true }}
        aria-label="Routes"
      >
        <Background variant={BackgroundVariant.Dots} gap={18} size={1} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}

const selectable = (documents: readonly RouteDocument[]): ReadonlyMap<string, Selection> =>
  new Map(
    documents.flatMap((document) => {
      const route = document.name
      return [{ route }, ...partsOf(document).map((part) => ({ route, part }))].map((each) => [keyOf(each), each])
    }),
  )

type Flow = Pick<ReactFlowInstance, 'getViewport' | 'setViewport'>

const selectedIn = (frame: Element | null): Element | null => frame?.querySelector('[aria-pressed="true"]') ?? null

/** Moves an item to where it can be seen, by no more than it takes. */
function bringIntoView(item: Element | null, frame: Element | null, flow: Flow | null): void {
  if (item === null || frame === null || flow === null) return
  const [inner, outer] = [item.getBoundingClientRect(), frame.getBoundingClientRect()]
  const by = (start: number, end: number, first: number, last: number): number => {
    if (start < first + MARGIN_PX) return first + MARGIN_PX - start
    return end > last - MARGIN_PX ? last - MARGIN_PX - end : 0
  }
  const dx = by(inner.left, inner.right, outer.left, outer.right)
  const dy = by(inner.top, inner.bottom, outer.top, outer.bottom)
  if (dx === 0 && dy === 0) return
  const { x, y, zoom } = flow.getViewport()
  void flow.setViewport({ x: x + dx, y: y + dy, zoom })
}
