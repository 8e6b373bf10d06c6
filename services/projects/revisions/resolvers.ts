import type { Resolvers } from '../generated.ts'
import { endpointCatalog } from './catalog/endpoint-catalog.ts'
import { stepCatalog } from './catalog/step-catalog.ts'
import { diagnosticResolvers } from './diagnostic-resolvers.ts'
import { endpointResolvers } from './endpoint-resolvers.ts'
import { revisionResolvers } from './revision-resolvers.ts'
import { routeResolvers } from './route-resolvers.ts'
import { savingResolvers } from './saving-resolvers.ts'
import { stepResolvers } from './step-resolvers.ts'

/** The fields of the schema that revisions answer. */
export const revisionsResolvers = {
  ...diagnosticResolvers,
  ...endpointResolvers,
  ...revisionResolvers,
  ...routeResolvers,
  ...savingResolvers,
  ...stepResolvers,
  Query: { stepCatalog: () => stepCatalog, endpointCatalog: () => endpointCatalog },
} satisfies Resolvers
