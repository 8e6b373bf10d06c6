/** Apollo Gateway as its documentation shows it, over HTTP to the subgraphs whose addresses are the arguments. */
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { listening } from './child.ts'
import { composed } from './composed.ts'

const [projects = '', deployments = '', metrics = ''] = process.argv.slice(2)
const gateway = new ApolloGateway({ supergraphSdl: composed(false, { projects, deployments, metrics }) })
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: 0, host: '127.0.0.1' } })
listening(url)
