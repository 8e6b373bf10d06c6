import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { compile } from '../../../compiler/index.ts'
import { endpointCatalog } from '../../../services/projects/revisions/catalog/endpoint-catalog.ts'
import { stepCatalog } from '../../../services/projects/revisions/catalog/step-catalog.ts'
import { stepKinds } from '../../../services/projects/revisions/step-resolvers.ts'
import { member, openProjectsBed } from '../../testkit/projects.ts'

const names = ['storeOrder', 'isLarge', 'csvToOrders']
const processors = names.map((name) => `export const ${name} = (body: string) => [body]\n`).join('')

const compiled = (example: string) =>
  compile(
    {
      'routes.ts': `import { route } from 'routo'\nimport { ${names.join(', ')} } from './processors.ts'\nexport default [${example}]\n`,
      'processors.ts': processors,
    },
    { project: 'acme', environment: 'dev' },
  )

test.each(stepCatalog)(
  'the example of $kind has such a step, and nothing is wrong with it',
  async ({ kind, example }) => {
    const { diagnostics, output } = await compiled(example)
    expect(diagnostics.filter(({ severity }) => severity !== 'INFO')).toEqual([])
    expect(output?.routes[0]?.steps.map((step) => stepKinds[step.kind])).toContain(kind)
  },
)

test.each(endpointCatalog)(
  'the example of $kind becomes the resources that the catalogue names',
  async ({ kind, example, resources, asSource, asTarget }) => {
    const { diagnostics, output } = await compiled(example)
    expect(diagnostics.filter(({ severity }) => severity !== 'INFO')).toEqual([])
    const made = new Set(
      output?.templates.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type)),
    )
    const { source, target } = resources as { source: string[]; target: string[] }
    for (const type of [...source, ...target]) expect(made).toContain(type)
    expect([asSource, asTarget]).toEqual([
      output?.routes[0]?.from !== undefined,
      kind === 'TRIGGER' ? false : (output?.routes[0]?.to.length ?? 0) > 0,
    ])
    // Whatever every route has is not of its endpoints; the rest is named.
    const common = [
      'AWS::Lambda::Function',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Logs::LogGroup',
      'AWS::IAM::Role',
      'AWS::SQS::Queue',
      'AWS::SQS::QueuePolicy',
    ]
    expect([...made].filter((type) => ![...common, ...source, ...target].includes(type))).toEqual([])
  },
)

test('the schemas of options are JSON Schemas', () => {
  const ajv = new Ajv({ strict: false })
  for (const { optionsSchema } of [...stepCatalog, ...endpointCatalog])
    expect(ajv.validateSchema(optionsSchema as object)).toBe(true)
})

test('whoever is signed in gets the catalogue', async () => {
  const bed = await openProjectsBed()
  const query = `{ stepCatalog { kind title summary example optionsSchema }
    endpointCatalog { kind summary example asSource asTarget resources optionsSchema } }`
  const { data: catalog } = await bed.ask(member('ana', {}), query)
  expect(catalog.stepCatalog).toHaveLength(6)
  expect(catalog.endpointCatalog.map(({ kind }: { kind: string }) => kind)).toEqual([
    'FILE',
    'QUEUE',
    'HTTP',
    'TRIGGER',
  ])
  expect((await bed.ask(undefined, '{ stepCatalog { kind } }')).codes).toEqual(['UNAUTHENTICATED'])
  await bed.close()
})
