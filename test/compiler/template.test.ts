import { expect, test } from '@jest/globals'
import { prerequisitesOf, referencesIn } from '../../compiler/references.ts'
import type { Template } from '../../compiler/template.ts'
import { goldenTemplates } from '../testkit/golden-projects.ts'

const goldens = [...goldenTemplates()].map(([file, text]) => [file, JSON.parse(text) as Template] as const)

test.each(goldens)('%s: everything referred to is there', (_file, template) => {
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters)])
  const referred = [
    ...Object.values(template.Resources).flatMap((resource) => [...prerequisitesOf(resource)]),
    ...Object.values(template.Outputs ?? {}).flatMap(({ Value }) => referencesIn(Value)),
  ]
  expect(referred.length).toBeGreaterThan(0)
  expect(referred.filter((id) => !known.has(id))).toEqual([])
})

test.each(goldens)('%s: resources do not wait for each other in a circle', (_file, { Resources }) => {
  const open = new Map(Object.entries(Resources).map(([id, resource]) => [id, prerequisitesOf(resource)]))
  for (let before = -1; before !== open.size; ) {
    before = open.size
    for (const [id, needs] of open) if (![...needs].some((need) => open.has(need))) open.delete(id)
  }
  expect([...open.keys()]).toEqual([])
})

test.each(goldens)('%s: a queue hides a message six times as long as its executor may take', (_file, { Resources }) => {
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::Lambda::EventSourceMapping') continue
    const [queue] = referencesIn(Properties.EventSourceArn ?? '')
    const [executor] = referencesIn(Properties.FunctionName ?? '')
    const timeoutS = Number(Resources[executor ?? '']?.Properties.Timeout)
    const windowS = Number(Properties.MaximumBatchingWindowInSeconds)
    const visibilityTimeoutS = Number(Resources[queue ?? '']?.Properties.VisibilityTimeout)
    expect(visibilityTimeoutS).toBeGreaterThanOrEqual(6 * timeoutS + windowS)
  }
})

test.each(goldens)('%s: nothing that holds messages or objects is deleted with the stack', (_file, { Resources }) => {
  const stores = Object.values(Resources).filter(({ Type }) => /Queue$|Bucket$/.test(Type))
  expect(stores.length).toBeGreaterThan(0)
  for (const store of stores) {
    expect(store).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })
  }
})

const taggable = /::(Function|EventSourceMapping|Queue|Bucket|LogGroup|Role|Api|Stage)$/

test.each(goldens)('%s: whatever takes tags is tagged, and every resource says what it is for', (_file, template) => {
  for (const { Type, Properties, Metadata } of Object.values(template.Resources)) {
    expect(Metadata).toMatchObject({ routo: { role: expect.stringMatching(/^[A-Z_]+$/) } })
    if (taggable.test(Type)) expect(JSON.stringify(Properties.Tags)).toContain('routo:project')
  }
})
