import { useState } from 'react'
import { SelectField } from '../../../../ui/field.tsx'
import { withStep } from '../changes.ts'
import { branchOf, type RouteDocument, type StepKind } from '../route-document.ts'
import type { Doing } from './doing.ts'
import { PartForm } from './part-form.tsx'
import { readStep, StepFields } from './step-fields.tsx'
import { useSurroundings } from './surroundings.ts'

/** A step that is to stand at a place of a route. */
export function NewStep({ document, index, onChange, onSelect, onAdd }: Doing & { readonly index: number }) {
  const surroundings = useSurroundings()
  const kinds = surroundings.palette.steps.filter(({ kind }) => kind !== 'branch' || mayBranch(document, index))
  const [kind, setKind] = useState<StepKind>('process')
  const add = async (values: FormData): Promise<void> => {
    const { step, addition } = readStep(values, { kind }, surroundings)
    const changed = onChange({ document: withStep(document, index, step), ...(addition && { addition }) })
    onSelect({ route: document.name, part: { kind: 'step', id: String(index) } })
    await changed
  }
  return (
    <PartForm submit="Add step" onSubmit={add} onCancel={() => onAdd(undefined)}>
      <SelectField
        label="What it does"
        choices={kinds.map((info) => [info.kind, info.title] as const)}
        hint={kinds.find((info) => info.kind === kind)?.summary}
        value={kind}
        onChange={({ target }) => setKind(kinds.find((info) => info.kind === target.value)?.kind ?? kind)}
      />
      <StepFields key={kind} kind={kind} />
    </PartForm>
  )
}

/** A branch ends a route, and says where every message goes: one target is where no rule holds. */
const mayBranch = (document: RouteDocument, index: number): boolean =>
  index === document.steps.length && document.to.length <= 1 && branchOf(document) === undefined
