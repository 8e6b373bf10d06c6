import type { Template, TemplateResource, Value } from '../../../compiler/template.ts'
import { isObject } from '../../../runtime/unknown.ts'
import type { StackState } from '../../driver.ts'

/** A deployed route: what runs it, and where its messages come from and go to. */
export interface RouteEnds {
  readonly route: string
  /** Name of its function. */
  readonly executor: string
  readonly memoryMb: number
  readonly logGroup: string
  /** What feeds it; absent for a route that answers requests itself. */
  readonly queue?: SourceQueue
  /** Name of the bucket whose objects the queue hears of. */
  readonly bucket?: string
  readonly deadLetters?: LetterQueue
  /** `POST /orders`, of a route that answers. */
  readonly routeKey?: string
  readonly deployed: { readonly id: string; readonly revision: number; readonly at: number }
}

interface SourceQueue {
  readonly url: string
  /** After so many receives SQS moves a message to the dead letters. */
  readonly maxReceives: number
}

/** The dead-letter queue of a route. */
export interface LetterQueue {
  readonly url: string
  readonly retentionS: number
}

/** A resource of a template, and what it has become. */
interface Made extends TemplateResource {
  readonly logicalId: string
  readonly stack: StackState
  readonly physicalId: string
}

/**
 * The routes of an environment, by what its stacks were made of and what was made of it. Queues and buckets may be in another stack
 * than the route; these are called by their names there.
 */
export function endsOf(stacks: readonly StackState[]): readonly RouteEnds[] {
  const made = stacks.flatMap(resourcesOf)
  const ofType = (type: string): readonly Made[] => made.filter(({ Type }) => Type === type)
  const queues = new Map(ofType('AWS::SQS::Queue').map((queue) => [lastPart(queue.physicalId), queue]))
  const buckets = ofType('AWS::S3::Bucket')
  const requests = ofType('AWS::ApiGatewayV2::Route')

  const named = (value: Value | undefined, { stack }: Made): string => {
    const id = idIn(value)
    const here = id === undefined ? undefined : made.find((one) => one.stack === stack && one.logicalId === id)
    return here === undefined ? lastPart(textIn(value)) : lastPart(here.physicalId)
  }
  const queueIn = (variable: string, executor: Made): Made | undefined =>
    queues.get(named(variablesOf(executor)[variable], executor))
  const notifies = (bucket: Made, queue: Made): boolean =>
    configurationsOf(bucket).some(({ Queue }) => named(Queue, bucket) === lastPart(queue.physicalId))

  return ofType('AWS::Lambda::Function').map((executor): RouteEnds => {
    const { Properties, stack, physicalId } = executor
    const route = String(variablesOf(executor).ROUTO_ROUTE)
    const queue = queueIn('ROUTO_SOURCE_QUEUE', executor)
    const letters = queueIn('ROUTO_DEAD_LETTERS', executor)
    const bucket = queue && buckets.find((one) => notifies(one, queue))
    const request = requests.find((one) => routeOf(one) === route)
    const logs = made.find(
      (one) => one.stack === stack && one.logicalId === idIn(fieldsOf(Properties.LoggingConfig).LogGroup),
    )
    return {
      route,
      executor: physicalId,
      memoryMb: Number(Properties.MemorySize),
      logGroup: logs?.physicalId ?? `/aws/lambda/${physicalId}`,
      ...(queue && { queue: { url: queue.physicalId, maxReceives: maxReceivesOf(queue) } }),
      ...(bucket && { bucket: bucket.physicalId }),
      ...(letters && {
        deadLetters: { url: letters.physicalId, retentionS: Number(letters.Properties.MessageRetentionPeriod) },
      }),
      ...(request && { routeKey: String(request.Properties.RouteKey) }),
      deployed: { id: stack.deploymentId, revision: stack.revision ?? 0, at: stack.updatedAt },
    }
  })
}

function resourcesOf(stack: StackState): readonly Made[] {
  // Of a stack that is gone, only what it has left is known.
  if (stack.template === '') return []
  const { Resources }: Template = JSON.parse(stack.template)
  return stack.resources.flatMap(({ logicalId, physicalId, retained = false }) => {
    const resource = Resources[logicalId]
    return resource === undefined || retained ? [] : [{ ...resource, logicalId, physicalId, stack }]
  })
}

type Fields = Readonly<Record<string, Value | undefined>>

const fieldsOf = (value: unknown): Fields => (isObject(value) ? (value as Fields) : {}) // of a template, which is JSON
const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : [])

const variablesOf = ({ Properties }: Made): Fields => fieldsOf(fieldsOf(Properties.Environment).Variables)
const routeOf = ({ Metadata }: Made): Value | undefined => fieldsOf(Metadata?.routo).route
const configurationsOf = ({ Properties }: Made): readonly Fields[] =>
  listOf(fieldsOf(Properties.NotificationConfiguration).QueueConfigurations).map(fieldsOf)
const maxReceivesOf = ({ Properties }: Made): number => Number(fieldsOf(Properties.RedrivePolicy).maxReceiveCount ?? 1)

/** The logical id that `Ref` or `Fn::GetAtt` names. */
function idIn(value: Value | undefined): string | undefined {
  const { Ref, 'Fn::GetAtt': attribute } = fieldsOf(value)
  const id = Ref ?? listOf(attribute)[0]
  return typeof id === 'string' ? id : undefined
}

const textIn = (value: Value | undefined): string => String(fieldsOf(value)['Fn::Sub'] ?? value ?? '')

/** The name at the end of a URL or an ARN. */
const lastPart = (text: string): string => text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1)
