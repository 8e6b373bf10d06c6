import { readFileSync } from 'node:fs'
import { Supergraph } from '@apollo/federation-internals'
import { expect, test } from '@jest/globals'
import { getOperationAST, parse } from 'graphql'
import { createCostOf } from '../../gateway/cost.ts'

const schema = Supergraph.build(readFileSync('schema/supergraph.graphql', 'utf8')).apiSchema().toGraphQLJSSchema()
const costOf = createCostOf()

function cost(queryHash: string): number {
  const document = parse(queryHash)
  const operation = getOperationAST(document)
  if (operation == null) throw new Error('There is no operation.')
  return costOf({ schema, document, operation, queryHash, variables: {} })
}

const RANGE = 'range { startLine }'

test('having the compiler look at files costs as much as changing something', () => {
  const change = cost('mutation { routeDelete(input: { routeId: "rte", expectedRevision: 1 }) { replayed } }')
  expect(cost('{ projectCheck(input: { projectId: "prj", files: [] }) { __typename } }')).toBe(change)
  expect(cost('{ routeEdit(input: { projectId: "prj", files: [], remove: "A" }) { __typename } }')).toBe(change)
})

test('an editor that asks for everything can do so at each pause of typing', () => {
  const everything = `{ projectCheck(input: { projectId: "prj", files: [] }) {
    diagnostics { code ${RANGE} fix { edits { ${RANGE} } } }
    graph { nodes { id } edges { from } }
    routes {
      ${RANGE} from { endpoint { uri } ${RANGE} } to { endpoint { uri } ${RANGE} }
      steps { ${RANGE} processor { export } to { uri } rules { processor { export } to { uri } ${RANGE} } otherwise { endpoint { uri } ${RANGE} } }
    }
    processors { path }
    userErrors { code }
  } }`
  const perMinute = 100_000 / cost(everything)
  expect(perMinute).toBeGreaterThan(60)
})
