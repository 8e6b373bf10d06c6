import type { Adding } from '../adding.ts'
import { branchOf } from '../route-document.ts'
import { OTHERWISE } from '../selection.ts'
import type { Doing } from './doing.ts'
import { EndpointPart } from './endpoint-part.tsx'
import { NewStep } from './new-step.tsx'

/** Asks for what is to be added to a route. */
export function AddingPart({ adding, ...props }: Doing & { readonly adding: Adding }) {
  if (adding.what === 'route') return null
  if (adding.what === 'step') return <NewStep {...props} index={adding.index} />
  const { document } = props
  if (adding.what === 'target')
    return <EndpointPart {...props} isNew part={{ kind: 'to', id: String(document.to.length) }} />
  const id = adding.what === 'rule' ? String(branchOf(document)?.step.rules.length ?? 0) : OTHERWISE
  return <EndpointPart {...props} isNew part={{ kind: 'rule', id }} />
}
