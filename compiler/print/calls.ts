import type { FunctionRef, RouteDocument, Step, Target } from '../../runtime/route/route.ts'
import type { Piece } from './layout.ts'
import { literal, quote } from './literal.ts'

type NameOf = (ref: FunctionRef) => string

/** The builder calls that make the document, `route(…)` first. */
export function callsOf(document: RouteDocument, nameOf: NameOf): Piece[] {
  const { name, description, from, steps, to, respond, options } = document
  const settings = { ...(description !== undefined && { description }), ...options }
  const { uri, ...source } = from
  return [
    call('route', [quote(name)], settings),
    call('.from', [quote(uri)], source),
    ...steps.flatMap((step) => stepCalls(step, nameOf)),
    ...to.map((target) => targetCall('.to', target)),
    ...(respond === undefined ? [] : [call('.respond', [nameOf(respond)])]),
  ]
}

/** A call; its settings are left out when there are none. */
function call(name: string, args: readonly Piece[], settings: object = {}): Piece {
  const all = Object.keys(settings).length === 0 ? args : [...args, literal(settings)]
  return { open: `${name}(`, items: all, close: ')' }
}

const targetCall = (name: string, { uri, ...target }: Target): Piece => call(name, [quote(uri)], target)

function stepCalls(step: Step<FunctionRef>, nameOf: NameOf): Piece[] {
  switch (step.kind) {
    case 'process':
    case 'filter':
      return [call(`.${step.kind}`, [nameOf(step.processor)])]
    case 'split': {
      const { kind, processor, ...settings } = step
      return [call(`.${kind}`, [nameOf(processor)], settings)]
    }
    case 'validate':
      return [call('.validate', [literal(step.schema)])]
    case 'tap':
      return [tapCall(step.to, step.processor && nameOf(step.processor))]
    case 'branch': {
      const { rules, otherwise, mode } = step
      const pairs = rules.map(({ processor, to }) => rulePair(nameOf(processor), to))
      const branch = call('.branch', [{ open: '[', items: pairs, close: ']' }], mode === undefined ? {} : { mode })
      return otherwise === undefined ? [branch] : [branch, targetCall('.otherwise', otherwise)]
    }
  }
}

function tapCall({ uri, ...target }: Target, when: string | undefined): Piece {
  const settings = literal(target)
  if (when === undefined || typeof settings === 'string') return call('.tap', [quote(uri)], target)
  const items = [...settings.items, when === 'when' ? 'when' : `when: ${when}`]
  return { open: '.tap(', items: [quote(uri), { ...settings, items }], close: ')' }
}

function rulePair(predicate: string, { uri, ...target }: Target): Piece {
  const settings = Object.keys(target).length === 0 ? [] : [literal(target)]
  return { open: '[', items: [predicate, quote(uri), ...settings], close: ']' }
}
