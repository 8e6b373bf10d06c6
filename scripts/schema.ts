/** Composes the supergraph, and makes the types of resolvers and of the client: `npm run schema`, whenever a file of `schema/` has changed. */
import { writeFile } from 'node:fs/promises'
import { clientOperations } from './schema-client.ts'
import { composeSupergraph, resolverTypes, subgraphNames } from './schema-outputs.ts'

await writeFile('schema/supergraph.graphql', composeSupergraph())
for (const name of subgraphNames) await writeFile(`services/${name}/generated.ts`, await resolverTypes(name))
await writeFile('client/operations.ts', await clientOperations())
