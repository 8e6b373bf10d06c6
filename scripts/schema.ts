/** Composes the supergraph and makes the resolver types: `npm run schema`, whenever a file of `schema/` has changed. */
import { readFile, writeFile } from 'node:fs/promises'
import { composeServices } from '@apollo/composition'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { type DocumentNode, parse } from 'graphql'
import { mappers } from './schema-mappers.ts'

const names = ['projects', 'deployments', 'metrics'] as const

const files = await Promise.all(
  names.map(async (name) => ({ name, typeDefs: parse(await readFile(`schema/${name}.graphql`, 'utf8')) })),
)

await writeFile('schema/supergraph.graphql', compose())
for (const { name, typeDefs } of files) await writeFile(`services/${name}/generated.ts`, await types(name, typeDefs))

function compose(): string {
  const { supergraphSdl, errors, hints } = composeServices(
    // The gateway asks the transport of that name; the URL is never used.
    files.map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}` })),
  )
  const found = [...(errors ?? []), ...(hints ?? [])].map(({ message }) => message)
  if (supergraphSdl === undefined || found.length > 0)
    throw new Error(`The subgraphs do not compose:\n${found.join('\n')}`)
  return `${supergraphSdl}\n`
}

async function types(name: string, schema: DocumentNode): Promise<string> {
  const text = await codegen({
    filename: 'generated.ts',
    schema,
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
