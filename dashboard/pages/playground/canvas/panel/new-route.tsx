import { Field } from '../../../../ui/field.tsx'
import type { Adding } from '../adding.ts'
import type { RouteDocument } from '../route-document.ts'
import type { Doing } from './doing.ts'
import { EndpointFields, readEndpoint } from './endpoint-fields.tsx'
import { FunctionField, readFunction } from './function-field.tsx'
import { PartForm } from './part-form.tsx'
import { useSurroundings } from './surroundings.ts'

interface NewRouteProps extends Pick<Doing, 'onChange' | 'onSelect'> {
  readonly documents: readonly RouteDocument[]
  readonly onAdd: (adding: Adding | undefined) => void
}

/** A route that is to stand behind the others. */
export function NewRoute({ documents, onChange, onSelect, onAdd }: NewRouteProps) {
  const surroundings = useSurroundings()
  const add = async (values: FormData): Promise<void> => {
    const name = String(values.get('name'))
    if (documents.some((document) => document.name === name)) throw new Error(`There is a route ${name} already.`)
    const called = readFunction(values, 'process', surroundings.modules)
    const document: RouteDocument = {
      name,
      from: readEndpoint(values, { side: 'source', prefix: 'from.' }, surroundings),
      steps: called === undefined ? [] : [{ kind: 'process', processor: called.ref }],
      to: [readEndpoint(values, { side: 'target', prefix: 'to.' }, surroundings)],
      options: {},
    }
    const changed = onChange({ document, ...(called?.addition && { addition: called.addition }) })
    onSelect({ route: name })
    await changed
  }
  return (
    <PartForm submit="Add route" onSubmit={add} onCancel={() => onAdd(undefined)}>
      <Field
        label="Name"
        name="name"
        required
        autoComplete="off"
        pattern="[A-Za-z][A-Za-z0-9]*"
        title="Letters and digits, a letter first."
        hint="Letters and digits. Its resources are named after it."
      />
      <EndpointFields side="source" prefix="from." />
      <FunctionField label="Function" none="None: bodies are passed on as they are" />
      <EndpointFields side="target" prefix="to." />
    </PartForm>
  )
}
