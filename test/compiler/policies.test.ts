import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { wildcards } from '../../compiler/resources/wildcards.ts'
import type { Template } from '../../compiler/template.ts'
import { route } from '../../runtime/route/builder.ts'
import { goldenTemplates } from '../testkit/golden-projects.ts'
import { type FlatStatement, statementsOf, templateOf } from '../testkit/templates.ts'

const rows = (body: string) => body.split('\n')
const goldens = [...(await goldenTemplates())].map(([file, text]) => [file, JSON.parse(text) as Template] as const)

/** Every element with a `*` in it, as effect, element and text. */
const starred = ({ effect, actions, resources, principals }: FlatStatement) =>
  [
    ...actions.map((text) => ({ effect, element: 'Action', text })),
    ...resources.map((text) => ({ effect, element: 'Resource', text })),
    ...principals.map((text) => ({ effect, element: 'Principal', text })),
  ].filter(({ text }) => text.includes('*'))

const isListed = ({ effect, element, text }: { effect: string; element: string; text: string }): boolean =>
  wildcards.some(
    (wildcard) => wildcard.effect === effect && wildcard.element === element && wildcard.pattern.test(text),
  )

test.each(goldens)('%s: no policy has a * that is not on the list of exceptions', (_file, template) => {
  const statements = statementsOf(template)
  expect(statements.length).toBeGreaterThan(0)
  expect(statements.flatMap(starred).filter((found) => !isListed(found))).toEqual([])
})

test('every exception on the list is in use', () => {
  const found = goldens.flatMap(([, template]) => statementsOf(template)).flatMap(starred)
  const unused = wildcards.filter(
    ({ effect, element, pattern }) =>
      !found.some((star) => star.effect === effect && star.element === element && pattern.test(star.text)),
  )
  expect(unused).toEqual([])
})

test('the documentation lists every exception with its reason', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/resources.md'), 'utf8')
  for (const { what, reason } of wildcards) {
    expect(page).toContain(what)
    expect(page).toContain(reason)
  }
})

const granted = (template: Template, owner: string) =>
  statementsOf(template)
    .filter((statement) => statement.owner === owner && statement.principals.length === 0)
    .map(({ actions, resources }) => [actions.join(' '), resources.map(shortened).join(' ')])

/** Without what every ARN of the account has: `sqs:acme-dev-Orders`, `s3:acme-dev-files/*`. */
const shortened = (arn: string) =>
  arn
    .replaceAll(/\$\{AWS::\w+\}/g, '')
    .replace(/^arn:+/, '')
    .replace(/:{2,}/, ':')
    .replace('--', '')

test('the role of a route that splits a file reads its inbox and its bucket, and writes its target and its dead letters', () => {
  const template = templateOf(route('Import').from('file:Files').split(rows).to('queue:Rows'))
  expect(granted(template, 'ImportRole')).toEqual([
    [
      'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage',
      'sqs:acme-dev-ImportInbox',
    ],
    ['sqs:SendMessage', 'sqs:acme-dev-ImportInbox sqs:acme-dev-Rows sqs:acme-dev-ImportDLQ'],
    ['s3:GetObject s3:GetObjectVersion', 's3:acme-dev-files/*'],
    ['s3:ListBucket', 's3:acme-dev-files'],
    ['logs:CreateLogStream logs:PutLogEvents', 'logs:log-group:/aws/lambda/acme-dev-ImportExecutor:*'],
  ])
})

test('a route that does not split may not send to its own queue', () => {
  const template = templateOf(route('Forward').from('queue:In').to('queue:Out').to('file:Archive'))
  expect(granted(template, 'ForwardRole')).toEqual([
    ['sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage', 'sqs:acme-dev-In'],
    ['sqs:SendMessage', 'sqs:acme-dev-Out sqs:acme-dev-ForwardDLQ'],
    ['s3:PutObject', 's3:acme-dev-archive/*'],
    ['logs:CreateLogStream logs:PutLogEvents', 'logs:log-group:/aws/lambda/acme-dev-ForwardExecutor:*'],
  ])
})

test('a synchronous route that sends nothing may only write its log', () => {
  const template = templateOf(
    route('Status')
      .from('http:/status', { method: 'GET' })
      .respond(() => 'fine'),
  )
  expect(granted(template, 'StatusRole').map(([actions]) => actions)).toEqual([
    'logs:CreateLogStream logs:PutLogEvents',
  ])
})

test('API gateway and scheduler may send to the one inbox they feed', () => {
  const http = templateOf(route('Intake').from('http:/orders').to('queue:Orders'))
  expect(granted(http, 'IntakeHttpRole')).toEqual([['sqs:SendMessage', 'sqs:acme-dev-IntakeInbox']])
  const nightly = templateOf(route('Nightly').from('trigger:rate(1 day)').to('queue:Orders'))
  expect(granted(nightly, 'NightlyScheduleRole')).toEqual([
    ['sqs:SendMessage', 'sqs:acme-dev-NightlyInbox sqs:acme-dev-NightlyDLQ'],
  ])
})
