import type { Orphans } from '../../../targets/aws/driver/orphans.ts'
import type { FindPlace } from '../../../targets/aws/place.ts'
import { type DataDisposal, TargetError } from '../../../targets/driver.ts'
import type { Audit } from '../../shared/audit.ts'
import type { Caller } from '../../shared/caller.ts'
import { projectOf } from '../../shared/ids.ts'
import { notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import { providerError } from '../requests/provider-error.ts'

/** `RetainedRemoveInput` of the schema. */
export interface Removal {
  readonly environmentId: string
  readonly type: string
  readonly physicalId: string
  readonly data: DataDisposal
}

/** What the mutation answers. */
export interface RemovalAnswer {
  readonly environmentId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}

interface RemovalDeps {
  readonly orphans: Orphans
  readonly findPlace: FindPlace
  readonly audit: Audit
}

/** Removes what a route has left. What is gone already is removed. */
export type RemoveRetained = (caller: Caller, input: Removal) => Promise<Outcome<RemovalAnswer>>

export const createRemoveRetained =
  ({ orphans, findPlace, audit }: RemovalDeps): RemoveRetained =>
  async (caller, { environmentId, data, ...orphan }) => {
    if (data === 'RETAIN') return problems(retained)
    if ((await findPlace(environmentId)) === undefined)
      return notFound('environment on AWS', ['input', 'environmentId'])
    try {
      await orphans.purgeOrphan(environmentId, orphan, data)
    } catch (error) {
      if (error instanceof TargetError) return problems(providerError(error, ['input', 'physicalId']))
      throw error
    }
    const projectId = projectOf(environmentId)
    await audit(caller, {
      action: 'retainedRemove',
      ...(projectId !== undefined && { projectId }),
      subjectId: environmentId,
      before: orphan,
      after: { data },
    })
    return { environmentId }
  }

const retained = userError('INVALID', 'It is retained already.', {
  field: ['input', 'data'],
  hint: 'Say REFUSE_IF_NOT_EMPTY or EMPTY_AND_DELETE.',
})
