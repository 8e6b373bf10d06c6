/** The same schema in one Apollo Server: what a gateway is measured against. */
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { listening } from './child.ts'
import { monolith, resolvers } from './world.ts'

const server = new ApolloServer({ typeDefs: monolith, resolvers: resolvers.monolith })
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
listening(url)
