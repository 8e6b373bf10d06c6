import type { Finding } from '../../driver.ts'
import { codeOf } from './kinds/functions.ts'
import type { Parts } from './kinds/kind.ts'
import type { BareRelease, ReleaseProblem } from './release.ts'
import type { Existing } from './release-course.ts'
import type { Blueprint } from './resolve.ts'
import type { StackRecords } from './stack-records.ts'

/** Everything that stands in the way of a release. */
export function preflightFindings(
  release: BareRelease,
  { blueprints, problems }: { readonly blueprints: readonly Blueprint[]; readonly problems: readonly ReleaseProblem[] },
  existing: Existing,
  { records, parts }: { readonly records: StackRecords; readonly parts: Parts },
): readonly Finding[] {
  const refused = problems.map(
    ({ stack, path, message }): Finding => ({
      code: 'TEMPLATE_REFUSED',
      level: 'ERROR',
      message: `${stack}: ${path} ${message}`,
      ...logicalIdIn(path),
    }),
  )
  const taken = takenStacks(release, records)
  const code = missingCode(release, blueprints, parts)
  // The resources of a stack that is another's are another's, too.
  return [...refused, ...code, ...(taken.length > 0 ? taken : nameConflicts(blueprints, existing))]
}

function logicalIdIn(path: string): { readonly logicalId?: string } {
  const [, logicalId] = /^Resources\.([^.]+)/.exec(path) ?? []
  return logicalId === undefined ? {} : { logicalId }
}

/** Stacks of the names that another environment has. */
export const takenStacks = ({ stacks, environmentId }: BareRelease, records: StackRecords): readonly Finding[] =>
  stacks.flatMap(({ name }): Finding[] => {
    const known = records.stack(name)
    if (known === undefined || known.environmentId === environmentId) return []
    return [{ code: 'NAME_TAKEN', level: 'ERROR', message: `The stack ${name} belongs to another environment.` }]
  })

/** The code that comes with the release is uploaded after this; any other has to be there. */
const missingCode = (
  { code }: BareRelease,
  blueprints: readonly Blueprint[],
  { functions }: Parts,
): readonly Finding[] =>
  blueprints.flatMap(({ resources }) =>
    resources.flatMap(({ type, logicalId, properties }): Finding[] => {
      if (type !== 'AWS::Lambda::Function') return []
      const sha256 = codeOf(properties as Parameters<typeof codeOf>[0]) // of the shape of its kind
      if (sha256 === code.sha256 || functions.hasCode(sha256)) return []
      const message = `${logicalId} runs the code ${sha256}, which is neither in the release nor in the cloud.`
      return [{ code: 'CODE_MISSING', level: 'ERROR', message, logicalId }]
    }),
  )

const nameConflicts = (blueprints: readonly Blueprint[], { resources, conflictOf }: Existing): readonly Finding[] => {
  const known = new Set(resources.map(({ resource }) => `${resource.type} ${resource.physicalId}`))
  return blueprints.flatMap((blueprint) =>
    blueprint.resources.flatMap((resource): Finding[] => {
      if (known.has(`${resource.type} ${resource.physicalId}`)) return []
      const message = conflictOf(resource)
      return message === undefined
        ? []
        : [{ code: 'NAME_TAKEN', level: 'ERROR', message, logicalId: resource.logicalId }]
    }),
  )
}
