import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import type { FastifyRequest } from 'fastify'
import { GraphQLError, type ValidationRule } from 'graphql'
import type { Limits } from './limits.ts'
import { refuse } from './refuse.ts'

/** Refuses texts longer than any that a person or a client would write, before they are parsed. */
export const assertShort =
  ({ operationCharacters: limit }: Limits) =>
  async ({ body }: FastifyRequest): Promise<void> => {
    const text = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined
    if (typeof text !== 'string' || text.length <= limit) return
    throw refuse('QUERY_TOO_COMPLEX', `The text of the operation is longer than ${limit} characters.`, {
      status: 413,
      hint: 'Values belong into variables, which may be longer.',
    })
  }

/** Rules that refuse operations by their shape alone, before anything is planned. */
export const shapeRules = ({ depth, aliases, directives }: Limits): ValidationRule[] => [
  maxDepthRule({ n: depth, flattenFragments: true, ...refusing(`Fields are nested deeper than ${depth}.`) }),
  maxAliasesRule({ n: aliases, ...refusing(`There are more than ${aliases} aliases.`) }),
  maxDirectivesRule({ n: directives, ...refusing(`There are more than ${directives} directives.`) }),
]

/** The rules throw by themselves, which would hide what else is wrong with the operation. */
const refusing = (message: string): Parameters<typeof maxDepthRule>[0] => ({
  propagateOnRejection: false,
  onReject: [
    (context) =>
      context?.reportError(
        new GraphQLError(message, {
          extensions: { code: 'QUERY_TOO_COMPLEX', hint: 'Ask in several operations.' },
        }),
      ),
  ],
})
