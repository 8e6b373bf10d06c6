import { endpointOf, withOtherwise, withRule, withSource, withTarget } from '../changes.ts'
import { branchOf, type RouteDocument, type Target } from '../route-document.ts'
import { OTHERWISE, type Part } from '../selection.ts'
import type { Doing } from './doing.ts'
import { EndpointFields, readEndpoint } from './endpoint-fields.tsx'
import { FunctionField, readFunction } from './function-field.tsx'
import { PartForm } from './part-form.tsx'
import { useSurroundings } from './surroundings.ts'

interface EndpointPartProps extends Doing {
  readonly part: Part
  readonly isNew?: boolean
}

/** Where a route reads from or writes to; with a rule, when it does. */
export function EndpointPart({
  document,
  part,
  isNew = false,
  readOnly,
  onChange,
  onSelect,
  onAdd,
}: EndpointPartProps) {
  const surroundings = useSurroundings()
  const value = isNew ? undefined : endpointOf(document, part)
  const isRule = part.kind === 'rule' && part.id !== OTHERWISE
  const rule = isRule ? branchOf(document)?.step.rules[Number(part.id)] : undefined
  const side = part.kind === 'from' ? 'source' : 'target'
  const apply = async (values: FormData): Promise<void> => {
    const endpoint = readEndpoint(values, { side, value }, surroundings)
    const when = isRule ? readFunction(values, 'filter', surroundings.modules) : undefined
    const { addition } = when ?? {}
    const next = when
      ? withRule(document, Number(part.id), { processor: when.ref, to: endpoint })
      : withEndpoint(document, part, endpoint)
    const changed = onChange({ document: next, ...(addition && { addition }) })
    if (isNew) onSelect({ route: document.name, part })
    await changed
  }
  return (
    <PartForm
      submit={isNew ? `Add ${isRule ? 'rule' : 'target'}` : 'Apply'}
      readOnly={readOnly}
      onSubmit={apply}
      {...(isNew && { onCancel: () => onAdd(undefined) })}
    >
      {isRule && <FunctionField label="When" value={rule?.processor} />}
      <EndpointFields side={side} value={value} />
    </PartForm>
  )
}

function withEndpoint(document: RouteDocument, { kind, id }: Part, endpoint: Target): RouteDocument {
  if (kind === 'from') return withSource(document, endpoint)
  return kind === 'to' ? withTarget(document, Number(id), endpoint) : withOtherwise(document, endpoint)
}
