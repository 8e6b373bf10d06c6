/** Composes the supergraph and makes the resolver types: `npm run schema`, whenever a file of `schema/` has changed. */
import { writeFile } from 'node:fs/promises'
import { composeSupergraph, resolverTypes, subgraphNames } from './schema-outputs.ts'

await writeFile('schema/supergraph.graphql', composeSupergraph())
for (const name of subgraphNames) await writeFile(`services/${name}/generated.ts`, await resolverTypes(name))
