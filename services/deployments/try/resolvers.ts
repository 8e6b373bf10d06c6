import type { Resolvers } from '../generated.ts'

export const tryResolvers = {
  Mutation: {
    routeTry: (_, { input }, { tries }) => tries.run(input),
  },
} satisfies Resolvers
