import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { plan } from '../../compiler/plan/index.ts'
import { bucketName, functionName, physicalNames, queueName } from '../../compiler/plan/naming.ts'
import { route } from '../../runtime/route/builder.ts'
import { documentsOf } from '../testkit/documents.ts'

const acme = { project: 'acme', environment: 'dev' }
const deployed = (name: string) =>
  name.replace(/\$\{AWS::AccountId\}/, '123456789012').replace(/\$\{AWS::Region\}/, 'ap-southeast-1')

test('names say project, environment and logical id', () => {
  expect(queueName(acme, 'OrdersJSONQueue')).toBe('acme-dev-OrdersJSONQueue')
  expect(functionName(acme, 'CSVToJSONExecutor')).toBe('acme-dev-CSVToJSONExecutor')
  expect(deployed(bucketName(acme, 'OrdersFTPBucket'))).toBe('acme-dev-ordersftpbucket-123456789012-ap-southeast-1')
})

test('a name that is cut still says what it is, and ends in a hash', () => {
  const scope = { project: 'acme-order-reconciliation', environment: 'dev' }
  expect(deployed(bucketName(scope, 'OrdersFTPBucket'))).toMatch(/^acme-ord-dev-ordersftpbuck-[0-9a-f]{8}-123456789012/)
})

test('an environment with a hyphen cannot take the names of another project', () => {
  expect(queueName({ project: 'a', environment: 'b-c' }, 'Q')).not.toBe(
    queueName({ project: 'a-b', environment: 'c' }, 'Q'),
  )
})

test('names of queues, functions, buckets and logs are shown by logical id', () => {
  const planned = plan(documentsOf(route('Import').from('file:Files').to('queue:Rows')), acme)
  expect(Object.keys(physicalNames(planned)).sort()).toEqual([
    'Files',
    'ImportDLQ',
    'ImportExecutor',
    'ImportInbox',
    'ImportLogs',
    'Rows',
  ])
  expect(physicalNames(planned).ImportLogs).toBe('/aws/lambda/acme-dev-ImportExecutor')
})

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,12}){0,2}$/)
const scopes = fc.record({ project: slug, environment: slug })
const logicalId = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,63}$/)

test('every name is one that AWS accepts', () => {
  fc.assert(
    fc.property(scopes, logicalId, (scope, id) => {
      expect(queueName(scope, id)).toMatch(/^[A-Za-z0-9_-]{1,80}$/)
      expect(functionName(scope, id)).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
      expect(deployed(bucketName(scope, id))).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/)
    }),
  )
})

test('no two resources share a name', () => {
  fc.assert(
    fc.property(scopes, logicalId, scopes, logicalId, (scope, id, otherScope, otherId) => {
      fc.pre(JSON.stringify([scope, id]) !== JSON.stringify([otherScope, otherId]))
      expect(queueName(scope, id)).not.toBe(queueName(otherScope, otherId))
      expect(functionName(scope, id)).not.toBe(functionName(otherScope, otherId))
    }),
  )
})
