/** One subgraph as the documentation of Apollo Server builds it, in a process of its own. */
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { listening } from './child.ts'
import { resolvers, subgraphs } from './world.ts'

const name = process.argv[2] as 'projects' | 'deployments' | 'metrics'
const schema = buildSubgraphSchema({ typeDefs: parse(subgraphs(false)[name]), resolvers: resolvers[name] })
const { url } = await startStandaloneServer(new ApolloServer({ schema }), { listen: { port: 0, host: '127.0.0.1' } })
listening(url)
