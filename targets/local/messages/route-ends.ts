import { CloudError } from '../cloud-error.ts'
import type { FunctionConfig, Functions } from '../functions/functions.ts'
import type { Objects } from '../objects/objects.ts'
import { queueArn } from '../place.ts'

/** Where the messages of a deployed route come from, and where those go that it gives up. */
export interface RouteEnds {
  readonly executor: FunctionConfig
  /** Name of the queue that feeds it; absent for a route that answers requests itself. */
  readonly queue?: string
  /** Name of the bucket whose objects the queue hears of. */
  readonly bucket?: string
  readonly deadLetters?: string
}

/** Finds routes by what their executors are told of their queues. */
export function routeEnds({ functions, objects }: { readonly functions: Functions; readonly objects: Objects }) {
  const endsOf = (executor: FunctionConfig): RouteEnds => {
    const { ROUTO_SOURCE_QUEUE, ROUTO_DEAD_LETTERS } = executor.environment
    const queue = nameIn(ROUTO_SOURCE_QUEUE)
    const deadLetters = nameIn(ROUTO_DEAD_LETTERS)
    const bucket =
      queue === undefined
        ? undefined
        : objects.buckets().find(({ notifications }) => notifications.some((one) => one.queueArn === queueArn(queue)))
    return {
      executor,
      ...(queue !== undefined && { queue }),
      ...(bucket !== undefined && { bucket: bucket.name }),
      ...(deadLetters !== undefined && { deadLetters }),
    }
  }
  const executorsOf = (environmentId: string): readonly FunctionConfig[] =>
    functions.list().filter(({ source }) => source.environmentId === environmentId)

  return {
    of: (environmentId: string): readonly RouteEnds[] => executorsOf(environmentId).map(endsOf),
    /** @throws {CloudError} `NOT_FOUND`, for a route that is not deployed */
    one(environmentId: string, route: string): RouteEnds {
      const executor = executorsOf(environmentId).find(({ source }) => source.route === route)
      if (executor !== undefined) return endsOf(executor)
      throw new CloudError('NOT_FOUND', `The route ${route} is not deployed in this environment.`, { status: 404 })
    },
  }
}

export type FindRouteEnds = ReturnType<typeof routeEnds>

/** The name of a queue in its URL. */
const nameIn = (url: string | undefined): string | undefined => url?.slice(url.lastIndexOf('/') + 1)
