import type { Resolvers } from '../generated.ts'

/** Where the codes are explained, each in a section of its own. */
const DOCS = 'https://github.com/routo-dev/routo/blob/main/docs/diagnostics.md'

export const diagnosticResolvers = {
  Diagnostic: {
    step: ({ step }) => (step === undefined ? null : String(step)),
    docsUrl: ({ code }) => `${DOCS}#${code.toLowerCase()}`,
  },
} satisfies Resolvers
