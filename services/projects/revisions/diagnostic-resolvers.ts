import type { Resolvers } from '../generated.ts'

export const diagnosticResolvers = {
  Diagnostic: {
    step: ({ step }) => (step === undefined ? null : String(step)),
  },
} satisfies Resolvers
