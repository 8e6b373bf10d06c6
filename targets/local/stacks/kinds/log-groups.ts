import { object, text } from '../../../../compiler/shape.ts'
import { account, partition, region } from '../../place.ts'
import { kind } from './kind.ts'
import { count, tags } from './shapes.ts'

interface LogGroupProperties {
  readonly LogGroupName: string
  readonly RetentionInDays: number
}

/** A name for lines that are kept all together here: nothing has to be made. */
export const logGroup = kind<LogGroupProperties>({
  shape: object({ LogGroupName: text, RetentionInDays: count, Tags: tags }),
  physicalId: ({ properties }) => properties.LogGroupName,
  attributes: (name) => ({ Arn: `arn:${partition}:logs:${region}:${account}:log-group:${name}:*` }),
  put: async () => {},
  remove: async () => {},
  live: ({ properties }) => ({ ...properties }),
})
