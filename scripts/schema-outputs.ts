/** What is made of the files of `schema/`: the supergraph, and the types that resolvers are held to. */
import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { type DocumentNode, parse } from 'graphql'
import { mappers } from './schema-mappers.ts'

export const subgraphNames = ['projects', 'deployments', 'metrics'] as const
type SubgraphName = (typeof subgraphNames)[number]

const typeDefs = (name: SubgraphName): DocumentNode => parse(readFileSync(`schema/${name}.graphql`, 'utf8'))

/**
 * The supergraph of all subgraphs.
 *
 * @throws {Error} when they do not compose, or only with hints
 */
export function composeSupergraph(): string {
  const { supergraphSdl, errors, hints } = composeServices(
    // The gateway asks the transport of that name; the URL is never used.
    subgraphNames.map((name) => ({ name, typeDefs: typeDefs(name), url: `http://${name}` })),
  )
  const found = [...(errors ?? []), ...(hints ?? [])].map(({ message }) => message)
  if (supergraphSdl === undefined || found.length > 0)
    throw new Error(`The subgraphs do not compose:\n${found.join('\n')}`)
  return `${supergraphSdl}\n`
}

/** `services/<name>/generated.ts`. */
export async function resolverTypes(name: SubgraphName): Promise<string> {
  const text = await codegen({
    filename: 'generated.ts',
    schema: typeDefs(name),
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
    config: {
      federation: true,
      enumsAsTypes: true,
      useTypeImports: true,
      useIndexSignature: false,
      immutableTypes: true,
      avoidOptionals: { field: false, inputValue: false },
      maybeValue: 'T | null | undefined',
      contextType: './context.ts#Context',
      mappers: mappers[name],
      scalars: { DateTime: 'Date', ID: 'string', JSON: 'unknown' },
    },
  })
  return `// Made by \`npm run schema\` from schema/${name}.graphql. Not to be edited.\n\n${text}`
}
