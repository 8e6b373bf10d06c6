import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { type DocumentNode, parse, visit } from 'graphql'
import { clientOperations } from '../../scripts/schema-client.ts'
import { composeSupergraph, resolverTypes, subgraphNames } from '../../scripts/schema-outputs.ts'

const read = (name: string): string => readFileSync(`schema/${name}.graphql`, 'utf8')

const DEFINITION = /^(?:Object|Interface|Enum|InputObject|Scalar|Field|InputValue|EnumValue|Directive)\w*Definition$/

/** Everything that people read about in an explorer, by its path: whether it is described. */
function descriptions(document: DocumentNode): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>()
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (!DEFINITION.test(node.kind)) return
      const path = [...ancestors, node].flatMap((each) => ('name' in each && each.name ? [each.name.value] : []))
      found.set(path.join('.'), 'description' in node && node.description !== undefined)
    },
  })
  return found
}

const undescribed = (document: DocumentNode, elsewhere: DocumentNode = document): readonly string[] => {
  const other = descriptions(elsewhere)
  return (
    [...descriptions(document)]
      .filter(([path, described]) => !described && !other.get(path))
      .map(([path]) => path)
      // An argument `input` is described by its type.
      .filter((path) => !/^Mutation\.\w+\.input$/.test(path))
  )
}

test.each(subgraphNames)('everything in the schema of %s is described, there or where it is shared from', (name) => {
  expect(undescribed(parse(read(name)), parse(read('projects')))).toEqual([])
})

test('what is not described is found', () => {
  const document = parse('type A { "x" b("y" c: Int, d: Int): Int e: Int } "z" enum F { G } input H { i: Int }')
  expect(undescribed(document)).toEqual(['A', 'A.b.d', 'A.e', 'F.G', 'H', 'H.i'])
})

test('the subgraphs compose without errors or hints, and the supergraph is fresh', () => {
  expect(read('supergraph')).toBe(composeSupergraph())
})

test('the operations of the client fit the schema, and their types are fresh', async () => {
  expect(readFileSync('client/operations.ts', 'utf8')).toBe(await clientOperations())
})

test.each(subgraphNames)('the resolver types of %s are fresh', async (name) => {
  expect(readFileSync(`services/${name}/generated.ts`, 'utf8')).toBe(await resolverTypes(name))
})
