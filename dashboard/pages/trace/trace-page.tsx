import { useSearch } from '@tanstack/react-router'
import { InProject } from '../../app/in-project.tsx'
import { RangeChooser } from '../../app/range-chooser.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TraceKnown } from './trace-known.tsx'
import { TraceSearch } from './trace-search.tsx'

/** Where a message went: found by an id, a key, or anything that is written in it. */
export function TracePage() {
  const { ref } = useSearch({ from: '/shell/projects/$project/trace' })
  return (
    <InProject title="Trace" actions={<RangeChooser />}>
      {(within) => (
        <>
          <TraceSearch sought={ref} />
          {ref === undefined ? (
            <EmptyState title="Where is a message?">
              <p>
                Look for the id of a message, of a flow or of an execution, or for the key of an object. Anything else,
                such as an order number, is looked for in the bodies and errors of the range.
              </p>
            </EmptyState>
          ) : (
            <TraceKnown key={`${within.environment.id} ${ref}`} {...within} sought={ref} />
          )}
        </>
      )}
    </InProject>
  )
}
