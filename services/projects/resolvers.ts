import { readFeed } from '../shared/feed/feed-field.ts'
import { mergeResolvers } from '../shared/server/merge-resolvers.ts'
import { accountsResolvers } from './accounts/resolvers.ts'
import { auditResolvers } from './audit/resolvers.ts'
import { deployableResolvers } from './deployable/resolvers.ts'
import { draftsResolvers } from './drafts/resolvers.ts'
import { environmentsResolvers } from './environments/resolvers.ts'
import type { Resolvers } from './generated.ts'
import { findNode, nodeType } from './nodes.ts'
import { projectResolvers } from './project/resolvers.ts'
import { revisionsResolvers } from './revisions/resolvers.ts'

const nodeResolvers = {
  Query: { node: (_query, { id }, context) => findNode(id, context) },
  Node: { __resolveType: nodeType },
} satisfies Resolvers

const feedResolvers = {
  Query: { projectsFeed: (_query, args, { feed }) => readFeed(feed, args) },
} satisfies Resolvers

/** Every field of the schema that is more than a property. */
export const resolvers = mergeResolvers<Resolvers>([
  nodeResolvers,
  accountsResolvers,
  projectResolvers,
  environmentsResolvers,
  revisionsResolvers,
  draftsResolvers,
  auditResolvers,
  deployableResolvers,
  feedResolvers,
])
