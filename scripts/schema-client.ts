/** What is made of `schema/operations/`: the operations of the client, with the types of what goes in and comes back. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Supergraph } from '@apollo/federation-internals'
import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'

const FOLDER = 'schema/operations'

/** The API as callers see it. */
const apiSchema = (): DocumentNode =>
  parse(
    printSchema(Supergraph.build(readFileSync('schema/supergraph.graphql', 'utf8')).apiSchema().toGraphQLJSSchema()),
  )

/**
 * `client/operations.ts`.
 *
 * @throws {Error} when an operation does not fit the schema, or two have the same name
 */
export async function clientOperations(): Promise<string> {
  const documents = readdirSync(FOLDER)
    .sort()
    .map((name) => ({ location: name, document: parse(readFileSync(join(FOLDER, name), 'utf8')) }))
  const types = await codegen({
    filename: 'operations.ts',
    schema: apiSchema(),
    documents,
    plugins: [{ operations: {} }],
    pluginMap: { operations },
    config: {
      enumType: 'string-literal',
      useTypeImports: true,
      immutableTypes: true,
      skipTypename: true,
      strictScalars: true,
      inputMaybeValue: 'T | null | undefined',
      scalars: { DateTime: 'string', ID: 'string', JSON: 'unknown' },
    },
  })
  const texts = textsOf(documents.flatMap(({ document }) => document.definitions))
  return `// Made by \`npm run schema\` from ${FOLDER}. Not to be edited.\n\nimport type { Operation } from './operation.ts'\n\n${types}\n${texts}\n`
}

/** Each operation as a text, with the fragments it needs, that knows its types. */
function textsOf(definitions: readonly DefinitionNode[]): string {
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]))
  return definitions
    .filter(isOperation)
    .map((operation) => {
      const name = operation.name?.value ?? ''
      const type = `${name}${operation.operation === 'query' ? 'Query' : 'Mutation'}`
      const text = [operation, ...neededBy(operation, fragments)].map(print).join('\n')
      return `export const ${name} = \`${text}\` as Operation<${type}, ${type}Variables>`
    })
    .join('\n\n')
}

function neededBy(
  node: DefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<FragmentDefinitionNode>(),
): ReadonlySet<FragmentDefinitionNode> {
  visit(node, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value)
      if (fragment === undefined || found.has(fragment)) return
      found.add(fragment)
      neededBy(fragment, fragments, found)
    },
  })
  return found
}

const isFragment = (node: DefinitionNode): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition'
const isOperation = (node: DefinitionNode): node is OperationDefinitionNode => node.kind === 'OperationDefinition'
