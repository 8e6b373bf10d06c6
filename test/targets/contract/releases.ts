import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import type { AwsOptions } from '../../../compiler/aws-options.ts'
import { emit } from '../../../compiler/emit.ts'
import { plan } from '../../../compiler/plan/index.ts'
import type { Assignment } from '../../../compiler/plan/plan.ts'
import type { Built } from '../../../runtime/route/builder.ts'
import type { Release } from '../../../targets/driver.ts'
import { documentsOf } from '../../testkit/documents.ts'

export interface ReleaseOptions {
  readonly environmentId?: string
  readonly environment?: string
  readonly deploymentId?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly configVersion?: number
  /** What templates for AWS say beside. */
  readonly aws?: AwsOptions
  /** Templates name code that is not there, so that functions cannot be made. */
  readonly lacksCode?: boolean
  /** Shard by what lives there. */
  readonly assignment?: Assignment
  /** Module of the functions, all alike; default: they take everything, and do nothing. */
  readonly handler?: string
}

/** Of handlers: one that gives everything back, so that messages stay where they are. */
export const refusing = `export const handler = async ({ Records }) =>
  ({ batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) })`

const taking = 'export const handler = async () => ({ batchItemFailures: [] })'

/** What a deployment of routes would bring, in the project `acme`; the functions do not run the routes. */
export function releaseOf(routes: readonly Built[], options: ReleaseOptions = {}): Release {
  const { environmentId = 'env_acme_test', environment = 'test', deploymentId = 'dep_1', assignment = {} } = options
  const { variables = {}, secrets = {}, configVersion = 1, lacksCode = false, handler = taking } = options
  const zip = zipSync({ 'index.mjs': [strToU8(handler), { mtime: new Date(1_980, 0, 1) }] })
  const sha256 = createHash('sha256').update(zip).digest('hex')
  const planned = plan(documentsOf(...routes), { project: 'acme', environment, assignment })
  const { templates, diagnostics } = emit(planned, {
    codeKey: `code/${lacksCode ? 'f'.repeat(64) : sha256}.zip`,
    variables,
    ...(options.aws !== undefined && { aws: options.aws }),
  })
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics))
  return {
    environmentId,
    project: 'acme',
    environment,
    deploymentId,
    revision: 1,
    stacks: templates.map(({ shard, text }) => ({ name: `acme-${environment}-${shard}`, text })),
    code: { sha256, zip },
    secrets,
    configVersion,
  }
}
