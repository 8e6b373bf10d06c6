import type { Resolvers } from '../generated.ts'
import { connectTemplateFor, iamPolicyFor } from './account.ts'

export const accessResolvers = {
  Environment: {
    iamPolicy: async ({ id }, { accountId }, { load, identityOf }) => {
      const place = await load.place.load(id)
      return place === undefined ? null : iamPolicyFor(place, accountId, identityOf)
    },
    connectTemplate: async ({ id }, { trustedPrincipalArn }, { load, identityOf }) => {
      const place = await load.place.load(id)
      return place === undefined ? null : connectTemplateFor(place, trustedPrincipalArn, identityOf)
    },
  },
} satisfies Resolvers
