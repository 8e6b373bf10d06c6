import type { TemplateResource } from '../template.ts'

/** What a change does to stored messages, objects and logs. */
export interface DataLoss {
  /** Data is deleted, or left behind where the routes no longer see it. */
  readonly destructive: boolean
  /** What becomes of the data, and what to do about it. */
  readonly note?: string
}

const contents: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'objects',
  'AWS::SQS::Queue': 'messages',
  'AWS::Logs::LogGroup': 'log lines',
}

/** Properties whose lowering deletes what is older. */
const retentions: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'MessageRetentionPeriod',
  'AWS::Logs::LogGroup': 'RetentionInDays',
}

/** Whether and how a change touches what the resource holds. */
export function dataLossOf(
  before: TemplateResource | undefined,
  after: TemplateResource | undefined,
  isReplaced: boolean,
): DataLoss {
  const what = contents[before?.Type ?? '']
  if (before === undefined || what === undefined) return { destructive: false }
  if (after === undefined) return { destructive: true, note: fate(what, before.DeletionPolicy) }
  if (isReplaced) return { destructive: true, note: fate(what, after.UpdateReplacePolicy) }
  return shortened(what, before, after)
}

const fate = (what: string, deletionPolicy = 'Delete'): string =>
  deletionPolicy === 'Delete'
    ? `Its ${what} are deleted with it.`
    : `It stays in the account with its ${what}, outside of the stack. Before a resource of that name can be deployed again, import it into the stack or delete it.`

function shortened(what: string, before: TemplateResource, after: TemplateResource): DataLoss {
  const name = retentions[before.Type] ?? ''
  const old = Number(before.Properties[name])
  const next = Number(after.Properties[name])
  if (!(next < old)) return { destructive: false }
  return { destructive: true, note: `${name} goes down from ${old} to ${next}: older ${what} are deleted.` }
}
