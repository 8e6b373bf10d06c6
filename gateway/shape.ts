import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { GraphQLError, type ValidationRule } from 'graphql'
import type { Limits } from './limits.ts'

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
