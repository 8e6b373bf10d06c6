import { exactly, listOf, object, text } from '../../../../compiler/shape.ts'
import { CloudError } from '../../cloud-error.ts'
import { nameInArn } from '../../place.ts'
import { kind } from './kind.ts'
import { generatedUuid } from './names.ts'
import { count, tags } from './shapes.ts'

interface EventSourceProperties {
  readonly EventSourceArn: string
  readonly FunctionName: string
  readonly BatchSize: number
  readonly MaximumBatchingWindowInSeconds: number
  readonly ScalingConfig?: { readonly MaximumConcurrency: number }
}

export const eventSource = kind<EventSourceProperties>({
  shape: object(
    {
      EventSourceArn: text,
      FunctionName: text,
      BatchSize: count,
      MaximumBatchingWindowInSeconds: count,
      FunctionResponseTypes: listOf(exactly('ReportBatchItemFailures')),
      Tags: tags,
    },
    { ScalingConfig: object({ MaximumConcurrency: count }) },
  ),
  physicalId: generatedUuid,
  attributes: (id) => ({ Id: id }),
  async put({ physicalId, properties }, { functions, queues }) {
    const queue = nameInArn(properties.EventSourceArn)
    if (queues.get(queue) === undefined) {
      throw new CloudError(
        'InvalidParameterValueException',
        `The event source ${properties.EventSourceArn} does not exist.`,
      )
    }
    await functions.putEventSource({
      id: physicalId,
      queue,
      functionName: properties.FunctionName,
      batchSize: properties.BatchSize,
      windowMs: properties.MaximumBatchingWindowInSeconds * 1_000,
      ...(properties.ScalingConfig !== undefined && { maxConcurrency: properties.ScalingConfig.MaximumConcurrency }),
    })
  },
  async remove({ physicalId }, { functions }) {
    if (functions.eventSources().some(({ id }) => id === physicalId)) await functions.removeEventSource(physicalId)
  },
  live({ physicalId, properties }, { functions }) {
    const source = functions.eventSources().find(({ id }) => id === physicalId)
    if (source === undefined) return undefined
    const { ScalingConfig, ...rest } = properties
    return {
      ...rest,
      FunctionName: source.functionName,
      BatchSize: source.batchSize,
      MaximumBatchingWindowInSeconds: source.windowMs / 1_000,
      ...(source.maxConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: source.maxConcurrency } }),
    }
  },
})
