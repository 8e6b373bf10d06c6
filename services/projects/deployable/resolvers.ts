import type { Resolvers } from '../generated.ts'
import { readDeployable, readDeployableFiles } from './deployable.ts'
import { readPlace, readPlaces } from './places.ts'

/** What only the deployments service asks for. */
export const deployableResolvers = {
  Query: {
    deployable: (_query, { environmentId, revision }, context) => readDeployable(environmentId, revision, context),
    awsPlace: (_query, { environmentId }, context) => readPlace(environmentId, context),
    awsPlaces: (_query, _args, context) => readPlaces(context),
    deployableFiles: (_query, { revisionId }, context) => readDeployableFiles(revisionId, context),
    deployableConfig: (_query, { environmentId }, { environments }) => environments.readConfig(environmentId),
  },
} satisfies Resolvers
