import { consoleUrl } from '../../../targets/aws/console/console-url.ts'
import type { Resolvers } from '../generated.ts'
import { asking } from '../stacks/read-stacks.ts'

export const retainedResolvers = {
  Environment: {
    retained: async ({ id }, _args, { load, orphans }) => {
      const place = await load.place.load(id)
      if (place === undefined) return []
      const found = await asking(() => orphans.orphans(id))
      return found.map(({ since, ...one }) => ({
        ...one,
        since: new Date(since),
        consoleUrl: consoleUrl({ ...one, region: place.region }),
      }))
    },
  },
  Mutation: {
    retainedRemove: (_mutation, { input }, { caller, removeRetained }) => removeRetained(caller, input),
  },
  RetainedPayload: {
    environment: ({ environmentId }) => (environmentId === undefined ? null : { id: environmentId }),
  },
} satisfies Resolvers
