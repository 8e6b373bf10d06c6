import type { FunctionRef, RouteDocument } from '../../runtime/route/route.ts'
import type { RouteElement, Text } from '../evaluate/route-elements.ts'
import { endOfLine, startOfLine } from '../evaluate/source-lines.ts'
import { callsOf } from '../print/calls.ts'
import { flat, layOut, type Piece, WIDTH } from '../print/layout.ts'
import { isWritable } from '../print.ts'
import { type Alignment, align } from './align.ts'
import { type Chain, chainIn, commaBefore, endOfCall, movedCall, onLines, removedCall } from './chain-text.ts'
import { overlap, type Replacement } from './lists.ts'
import { changedArguments } from './values.ts'

/**
 * Changes only those parts of a written route that are not the same in the new document, so that everything else stays as its
 * author wrote it, comments between the calls included. Undefined where the route is not written call by call as it would be
 * printed.
 */
export function changedCalls(
  { calls, node }: Pick<RouteElement, 'calls' | 'node'>,
  { before, after }: { readonly before: RouteDocument; readonly after: RouteDocument },
  nameOf: (ref: FunctionRef) => string,
  text: Text,
): readonly Replacement[] | undefined {
  if (!isWritable(before) || !isWritable(after)) return undefined
  const [was, is] = [callsOf(before, nameOf), callsOf(after, nameOf)]
  const chain = chainIn(calls, text)
  const isPlain = chain.calls.every(({ method }, index) => method === methodIn(was[index]))
  if (!isPlain || calls.length !== was.length) return undefined
  const change: Change = { ...align(was.map(flat), is.map(flat), methodIn), was, is }
  const replacements = changed(chain, change, text)
  if (overlap(replacements)) return undefined
  if (chain.gap !== '' || fits(node, replacements, text)) return replacements
  const broken = onLines(chain, change.removed)
  return [...changed(broken, change, text), ...broken.breaks]
}

/** `route` or `.process`: what a call calls, with the dot. */
const methodIn = (piece: Piece | undefined): string =>
  /^\.?\w+/.exec(typeof piece === 'object' ? piece.open : (piece ?? ''))?.[0] ?? ''

interface Change extends Alignment {
  readonly was: readonly Piece[]
  readonly is: readonly Piece[]
}

function changed(chain: Chain, { items, removed, was, is }: Change, text: Text): readonly Replacement[] {
  const inPlace: Replacement[] = []
  const added: Replacement[] = []
  let last = 0
  for (const { is: to, was: from = 0, how } of items) {
    const [call, before, after = ''] = [chain.calls[from], was[from], is[to]]
    if (how === 'same' || how === 'changed') last = from
    if (how === 'changed' && call !== undefined && before !== undefined) {
      inPlace.push(...changedArguments(call.node, { was: before, is: after }, text))
    }
    if (how === 'same' || how === 'changed') continue
    const start = endOfCall(chain, last, text)
    const isLast = to === is.length - 1
    const words = how === 'moved' ? movedCall(chain, from, isLast, text) : chain.gap + layOut(after, chain.indent, 1)
    added.push({ start, end: start, text: words })
  }
  const isOld = items.at(-1)?.how === 'same' || items.at(-1)?.how === 'changed'
  return [
    ...inPlace,
    ...added,
    ...removed.map((index) => removedCall(chain, index, text)),
    ...(isOld ? commaBefore(chain, last, text) : []),
  ]
}

/** Whether the line on which the route begins stays within the width of a line, or becomes no longer. */
function fits(node: { readonly start: number }, replacements: readonly Replacement[], { code }: Text): boolean {
  const [start, end] = [startOfLine(code, node.start), endOfLine(code, node.start)]
  const own = replacements.filter((one) => one.start >= start && one.end <= end)
  const growth = own.reduce((sum, one) => sum + one.text.length - (one.end - one.start), 0)
  return growth <= 0 || end - start + growth <= WIDTH
}
