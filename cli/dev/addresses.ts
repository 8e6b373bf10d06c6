import { Addresses, type AddressesQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { routesOf } from '../operating/routes.ts'
import { table } from '../output/table.ts'

/** Where a route, or what it writes to, can be reached. */
export interface Address {
  /** Null of a queue or bucket that no route reads. */
  readonly route: string | null
  readonly endpoint: string
  /** Null of a schedule. */
  readonly address: string | null
}

export interface Addressed {
  readonly addresses: readonly Address[]
  /** Variables that the routes need, and which are not set. */
  readonly missing: readonly string[]
}

type OfEnvironment = Extract<NonNullable<AddressesQuery['node']>, { readonly urls: unknown }>

/** Where everything that is deployed can be reached. */
export async function addressesOf(context: Context, environmentId: string): Promise<Addressed> {
  const [{ node }, routes] = await Promise.all([
    context.client().ask(Addresses, { environmentId }, context.signal),
    routesOf(context, environmentId),
  ])
  const { urls, stacks, missingConfig } = node as OfEnvironment // it is one
  const resources = new Map(
    (stacks ?? []).flatMap((stack) => stack.resources.nodes).map((resource) => [endpointOf(resource), resource]),
  )
  const read = routes.map(({ name, from: { uri: endpoint } }) => {
    const url = urls.find(({ route }) => route.name === name)
    return { route: name, endpoint, address: url ? `${url.method} ${url.url}` : placeOf(resources.get(endpoint)) }
  })
  const others = [...resources.values()]
    .filter((resource) => resource.role === 'TARGET' && !read.some(({ endpoint }) => endpoint === endpointOf(resource)))
    .map((resource) => ({ route: null, endpoint: endpointOf(resource), address: placeOf(resource) }))
  return { addresses: [...read, ...others], missing: missingConfig }
}

interface Resource {
  readonly logicalId: string
  readonly physicalId?: string | null
  readonly type: string
}

const isBucket = ({ type }: Resource): boolean => type === 'AWS::S3::Bucket'
const endpointOf = (resource: Resource): string => `${isBucket(resource) ? 'file' : 'queue'}:${resource.logicalId}`

function placeOf(resource: Resource | undefined): string | null {
  if (!resource?.physicalId) return null
  return isBucket(resource) ? `s3://${resource.physicalId}` : resource.physicalId
}

/** A line for each. */
export const addressesText = (addresses: readonly Address[], output: Context['output']): string =>
  table(
    [
      { head: 'route', cell: ({ route }) => output.style('bold', route ?? '') },
      { head: 'reads', cell: ({ endpoint }) => endpoint },
      { head: 'at', cell: ({ address }) => address ?? '' },
    ],
    addresses,
    output,
  )
