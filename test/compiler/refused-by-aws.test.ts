import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emit } from '../../compiler/emit.ts'
import { plan } from '../../compiler/plan/index.ts'
import type { Template, TemplateResource } from '../../compiler/template.ts'
import { route } from '../../runtime/route/builder.ts'
import { arbitraryProject } from '../testkit/arbitrary-projects.ts'
import { goldenTemplates } from '../testkit/golden-projects.ts'
import { refusedByAws } from '../testkit/refused-by-aws.ts'
import { resourceOf, templateOf } from '../testkit/templates.ts'

const goldens = [...(await goldenTemplates())].map(([file, text]) => [file, JSON.parse(text) as Template] as const)

test.each(goldens)('%s has nothing that AWS would refuse', (_file, template) => {
  expect(refusedByAws(template)).toEqual([])
})

test('the longest names of projects and environments fit, whatever the routes', () => {
  const project = `p${'x'.repeat(39)}`
  const environment = `e${'x'.repeat(31)}-longest`
  fc.assert(
    fc.property(arbitraryProject(6), (documents) => {
      const aws = { boundaryArn: `arn:aws:iam::123456789012:policy/${project}`, secretsVersion: 999_999 }
      const { templates, diagnostics } = emit(plan(documents, { project, environment }), {
        codeKey: 'code/abc.zip',
        variables: {},
        aws,
      })
      expect(diagnostics).toEqual([])
      expect(templates.flatMap(({ template }) => refusedByAws(template))).toEqual([])
    }),
  )
})

test('what AWS would refuse is found', () => {
  const template = templateOf(
    route('R').from('file:Files').to('queue:Out'),
    route('Nightly').from('trigger:rate(1 day)'),
    route('Take').from('http:/orders'),
  )
  const without = (id: string, ...properties: readonly string[]): TemplateResource => {
    const { Properties, DependsOn: _, ...rest } = resourceOf(template, id)
    const left = Object.entries(Properties).filter(([name]) => !properties.includes(name))
    return { ...rest, Properties: Object.fromEntries(left) }
  }
  const named = (id: string, properties: TemplateResource['Properties']): TemplateResource => {
    const resource = resourceOf(template, id)
    return { ...resource, Properties: { ...resource.Properties, ...properties } }
  }
  const Resources = {
    ...template.Resources,
    Files: without('Files'),
    RExecutor: without('RExecutor', 'LoggingConfig'),
    RRole: without('RRole', 'Policies'),
    RSource: named('RSource', { BatchSize: 100 }),
    NightlySchedule: without('NightlySchedule', 'Target'),
    TakeHttpIntegration: without('TakeHttpIntegration', 'CredentialsArn'),
    TakeRole: named('TakeRole', { RoleName: 'take' }),
    Out: named('Out', { QueueName: 'x'.repeat(81) }),
  }
  expect([...refusedByAws({ ...template, Resources })].sort()).toEqual([
    'Files is tried out before RInbox lets it in',
    'NightlySchedule has no role to send with',
    'QueueName of Out is longer than 80',
    'RExecutor may write before its log group is there, and cannot make one',
    'RSource has no time for its batch',
    'RSource reads a queue that its function may not read',
    'TakeHttpIntegration has no role to send with',
    'TakeRole has a name, which needs another capability',
  ])
})
