import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { placeholder, type Template, type TemplateResource, type Value } from '../../../../compiler/template.ts'
import { knownKind, knownTypes } from '../../../../targets/local/stacks/kinds/index.ts'
import { blueprintOf } from '../../../../targets/local/stacks/resolve.ts'

const owner = { environmentId: 'env_1', deploymentId: 'dep_1', revision: 1 }
const place = { origin: 'http://127.0.0.1:4566' }
const read = (text: string) => blueprintOf({ name: 'acme-test-0', text }, owner, place)

/** A queue as the compiler writes it. */
const queue = (change: Readonly<Record<string, Value>> = {}): TemplateResource => ({
  Type: 'AWS::SQS::Queue',
  Properties: {
    QueueName: 'orders',
    SqsManagedSseEnabled: true,
    VisibilityTimeout: 30,
    MessageRetentionPeriod: 60,
    Tags: [],
    ...change,
  },
})

const refused = (Resources: Template['Resources'] | object, rest: object = {}) =>
  read(JSON.stringify({ Resources, ...rest }))

const folder = 'test/golden'
/** Of an account on AWS: with a boundary of that account, which nothing local has. */
const ON_AWS = /^on-aws\./

test('every golden template is understood, with nothing left to resolve', async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json') && !ON_AWS.test(file))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8')
    const blueprint = read(text)
    if (!('resources' in blueprint)) throw new Error(`${file}: ${JSON.stringify(blueprint)}`)
    expect(blueprint.resources.map(({ logicalId }) => logicalId).toSorted()).toEqual(
      Object.keys(JSON.parse(text).Resources).toSorted(),
    )
    expect(JSON.stringify(blueprint.resources)).not.toMatch(/"(Ref|Fn::[A-Za-z]+)":|\$\{/)
  }
})

test('a template for an account on AWS is refused: its boundary would bound nothing here', async () => {
  const refusals = read(await readFile(join(folder, 'on-aws.0.json'), 'utf8'))
  expect(refusals).toContainEqual({
    path: 'Resources.Region1CleanRole.Properties',
    message: expect.stringMatching(/"PermissionsBoundary" is not known here/),
  })
})

test.each([
  ['no JSON', 'Resources: {}', ''],
  ['no resources', '{}', ''],
  ['a section that it does not know', JSON.stringify({ Resources: {}, Conditions: {} }), ''],
])('%s is refused', (_, text, path) => {
  expect(read(text)).toMatchObject([{ path }])
})

test.each<[string, object, string, string]>([
  [
    'a type that it does not have',
    { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } },
    'Resources.Topic',
    'AWS::SNS::Topic',
  ],
  ['a property that it does not know', { Q: queue({ FifoQueue: true }) }, 'Resources.Q.Properties', '"FifoQueue"'],
  [
    'a value of another type',
    { Q: queue({ VisibilityTimeout: '30' }) },
    'Resources.Q.Properties.VisibilityTimeout',
    'integer',
  ],
  [
    'an attribute of a resource that it does not know',
    { Q: { ...queue(), Condition: 'Prod' } },
    'Resources.Q',
    '"Condition"',
  ],
  [
    'a function that it does not know',
    { Q: queue({ QueueName: { 'Fn::Select': [0, ['a']] } }) },
    'Resources.Q.Properties.QueueName',
    'Fn::Select',
  ],
  [
    'an attribute that nothing has',
    { Q: queue(), P: queue({ QueueName: { 'Fn::GetAtt': ['Q', 'Colour'] } }) },
    'Resources.P.Properties.QueueName.Fn::GetAtt',
    'Colour',
  ],
  [
    'a pseudo parameter that it does not have',
    { Q: queue({ QueueName: { Ref: 'AWS::NotificationARNs' } }) },
    'Resources.Q.Properties.QueueName.Ref',
    'AWS::NotificationARNs',
  ],
  [
    'a placeholder for nothing',
    { Q: queue({ QueueName: { 'Fn::Sub': `a-${placeholder('AWS::Nothing')}` } }) },
    'Resources.Q.Properties.QueueName.Fn::Sub',
    'AWS::Nothing',
  ],
  ['a reference to nothing', { Q: queue({ QueueName: { Ref: 'Missing' } }) }, 'Resources.Q', 'Missing'],
  ['something to depend on that is not there', { Q: { ...queue(), DependsOn: 'Missing' } }, 'Resources.Q', 'Missing'],
  ['a circle', { A: queue({ QueueName: { Ref: 'B' } }), B: queue({ QueueName: { Ref: 'A' } }) }, 'Resources', 'A, B'],
])('%s is refused, with its place', (_, resources, path, words) => {
  expect(refused(resources)).toEqual([{ path, message: expect.stringContaining(words) }])
})

test('a bucket that is to be kept in another way than it is here is refused', () => {
  const Properties = { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }
  expect(refused({ B: { Type: 'AWS::S3::Bucket', Properties } })).toContainEqual({
    path: 'Resources.B.Properties.OwnershipControls',
    message: 'must be {"Rules":[{"ObjectOwnership":"BucketOwnerEnforced"}]}',
  })
})

test('everything that is wrong is told at once, and what follows from it is not', () => {
  const problems = refused({
    Q: queue({ FifoQueue: true }),
    P: queue({ QueueName: { 'Fn::GetAtt': ['Q', 'QueueName'] } }),
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
  })
  expect(problems).toMatchObject([{ path: 'Resources.Q.Properties' }, { path: 'Resources.Topic' }])
})

test('references become names, ARNs and URLs of the local cloud', () => {
  const blueprint = refused(
    { Q: queue({ QueueName: { 'Fn::Join': ['-', ['orders', { Ref: 'Suffix' }]] } }) },
    {
      Parameters: { Suffix: { Type: 'String', Default: 'eu' } },
      Outputs: {
        Url: { Value: { Ref: 'Q' } },
        Arn: { Value: { 'Fn::GetAtt': ['Q', 'Arn'] } },
        Text: { Value: { 'Fn::Sub': `${['Q.QueueName', 'AWS::Region', 'AWS::StackName', '!Not'].map(placeholder)}` } },
      },
    },
  )
  expect(blueprint).toMatchObject({
    outputs: {
      Url: 'http://127.0.0.1:4566/000000000000/orders-eu',
      Arn: 'arn:aws:sqs:us-east-1:000000000000:orders-eu',
      Text: `orders-eu,us-east-1,acme-test-0,${placeholder('Not')}`,
    },
  })
})

test('the document has a row for every type and its attributes, and no other', async () => {
  const rows = (await readFile('docs/local-cloud.md', 'utf8')).matchAll(/^\| `(AWS::[^`]+)` \|.*\| ([^|]*)\|$/gm)
  const documented = [...rows].map(([, type, attributes = '']) => [type, attributes.match(/\w+/g) ?? []])
  const known = knownTypes.map((type) => [type, Object.keys(knownKind(type).attributes('id', place, { Path: '/' }))])
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(known))
})
