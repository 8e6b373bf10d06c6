import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { check } from '../../compiler/check/index.ts'
import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import type { Template } from '../../compiler/template.ts'
import { route } from '../../runtime/route/builder.ts'
import { arbitraryProject, processorFiles } from '../testkit/arbitrary-projects.ts'
import { goldenTemplates } from '../testkit/golden-projects.ts'
import { templateFaults } from '../testkit/template-faults.ts'
import { templateOf } from '../testkit/templates.ts'

const goldens = [...(await goldenTemplates())].map(([file, text]) => [file, JSON.parse(text) as Template] as const)

test.each(goldens)('%s has no fault in itself', (_file, template) => {
  expect(templateFaults(template)).toEqual([])
})

test('faults are found where there are some', () => {
  const template = templateOf(route('R').from('queue:In').to('queue:Out'))
  const { In, InPolicy, Out, RDLQ, ...others } = template.Resources
  if (In === undefined || Out === undefined || RDLQ === undefined) throw new Error('no queues')
  const Resources = {
    ...others,
    In: { ...In, DeletionPolicy: 'Delete' as const, Properties: { ...In.Properties, VisibilityTimeout: 30 } },
    Out: { ...Out, DependsOn: 'RExecutor' },
  }
  expect(InPolicy).toBeDefined()
  expect([...new Set(templateFaults({ ...template, Resources }))].sort()).toEqual([
    'In does not refuse requests without TLS',
    'In hides a message for 30 s from RExecutor, which may take 30 s',
    'In is deleted with what it holds',
    'Out waits for itself in a circle',
    'OutPolicy waits for itself in a circle',
    'RDLQ is referred to but not there',
    'RExecutor waits for itself in a circle',
    'RSource waits for itself in a circle',
  ])
})

const taggable = /::(Function|EventSourceMapping|Queue|Bucket|LogGroup|Role|Api|Stage)$/

test.each(goldens)('%s: whatever takes tags is tagged, and every resource says what it is for', (_file, template) => {
  for (const { Type, Properties, Metadata } of Object.values(template.Resources)) {
    expect(Metadata).toMatchObject({ routo: { role: expect.stringMatching(/^[A-Z_]+$/) } })
    if (taggable.test(Type)) expect(JSON.stringify(Properties.Tags)).toContain('routo:project')
  }
})

test('every project without an error becomes templates without a fault', () => {
  fc.assert(
    fc.property(arbitraryProject(12), (documents) => {
      const evaluated = documents.map((document) => ({ document, origin: { steps: [], to: [] } }))
      const errors = check(evaluated, { files: processorFiles }).filter(({ severity }) => severity === 'ERROR')
      expect(errors).toEqual([])
      const planned = plan(documents, { project: 'acme', environment: 'dev' })
      const { templates, diagnostics } = emit(planned, { codeKey: 'code/abc.zip', variables: {} })
      expect(diagnostics).toEqual([])
      expect(templates.flatMap(({ template }) => templateFaults(template))).toEqual([])
    }),
  )
})

test('templates have no fault however routes, queues and buckets came to be assigned', () => {
  fc.assert(
    fc.property(arbitraryProject(6), fc.infiniteStream(fc.nat(2)), (documents, shards) => {
      const scope = { project: 'acme', environment: 'dev' }
      const keys = Object.keys(plan(documents, scope).assignment)
      const assignment = Object.fromEntries(keys.map((key) => [key, shards.next().value]))
      const planned = plan(documents, { ...scope, assignment })
      expect(planned.assignment).toEqual(assignment)
      const { templates } = emit(planned, { codeKey: 'code/abc.zip', variables: {} })
      expect(templates.flatMap(({ template }) => templateFaults(template))).toEqual([])
    }),
  )
})
