import { tryParse } from '../../runtime/unknown.ts'
import { diagnosticCodes } from '../diagnostic.ts'
import { listOf, object, oneOf, type Shape, text, whole } from '../shape.ts'
import type { Finished } from './inside/finish.ts'

const anything: Shape = () => {}
const textOrWhole: Shape = (value, path, report) => (typeof value === 'number' ? whole : text)(value, path, report)

const finished = object(
  { calls: listOf(object({ method: text }, { at: object({ path: text, line: whole, column: whole }) })) },
  {
    elements: listOf(
      object({
        kind: oneOf(['route', 'route-without-from', 'document', 'other']),
        data: anything,
        calls: listOf(whole),
        problems: listOf(
          object(
            { code: oneOf(Object.keys(diagnosticCodes)), message: text, path: listOf(textOrWhole) },
            { functionName: text },
          ),
        ),
      }),
    ),
  },
)

/** What a program without a list of routes leaves out. */
export type ReadFinished = Pick<Finished, 'calls'> & Partial<Finished>

/**
 * Reads what left the sandbox. The author's code ran beside what made it, and may have replaced `JSON` or `Array` under
 * it: nothing is said then.
 */
export function readFinished(json: string): ReadFinished | undefined {
  const value = tryParse(json)
  let isFine = true
  finished(value, [], () => {
    isFine = false
  })
  return isFine ? (value as ReadFinished) : undefined // the shape is the type
}
