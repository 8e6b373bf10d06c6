import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { exampleNames, goldenTemplates } from '../testkit/golden-projects.ts'

const folder = join(import.meta.dirname, '../golden')
const templates = await goldenTemplates()

test.each([...templates])('%s is as it was; "npm run golden" accepts a change that is meant', (file, text) => {
  // Compared as text and shown as lines: a whole template in a failure helps nobody.
  const kept = readFileSync(join(folder, file), 'utf8')
  if (text !== kept) expect(text.split('\n')).toEqual(kept.split('\n'))
})

test('every example has its golden template', () => {
  const names = exampleNames()
  expect(names.length).toBeGreaterThanOrEqual(4)
  expect([...templates.keys()]).toEqual(expect.arrayContaining(names.map((name) => `${name}.0.json`)))
})

test('the golden folder holds nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual([...templates.keys()].sort())
})

test('the acme template has the six logical ids of its description', () => {
  const { Resources } = JSON.parse(templates.get('acme-order-reconciliation.0.json') ?? '{}')
  for (const id of [
    'OrdersFTPBucket',
    'CSVToJSONExecutor',
    'CSVToJSONDLQ',
    'OrdersJSONQueue',
    'StoreOrdersExecutor',
    'StoreOrdersDLQ',
  ]) {
    expect(Object.keys(Resources)).toContain(id)
  }
})

test('120 routes are spread over stacks of at most 60 routes and 450 resources', () => {
  const shards = [...templates].filter(([file]) => file.startsWith('regions.')).map(([, text]) => JSON.parse(text))
  expect(shards.length).toBeGreaterThan(1)
  for (const { Resources } of shards) {
    const types = Object.values<{ Type: string }>(Resources).map(({ Type }) => Type)
    expect(types.length).toBeLessThanOrEqual(450)
    expect(types.filter((type) => type === 'AWS::Lambda::Function').length).toBeLessThanOrEqual(60)
  }
})
