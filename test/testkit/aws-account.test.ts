import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from '@jest/globals'
import { createClients } from '../../targets/aws/clients.ts'
import { placeIn } from '../targets/aws/places.ts'
import { openAwsAccount } from './aws-account.ts'
import { queueTemplate } from './cloudformation/opened.ts'

test('behind one address queues and buckets of stacks are real, and templates are read from there', async () => {
  await using account = await openAwsAccount()
  const { cloudFormation, s3, sqs, sts } = createClients(account)(placeIn('us-east-1'))
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: account.accountId })
  await s3.send(new CreateBucketCommand({ Bucket: 'templates' }))
  await s3.send(new PutObjectCommand({ Bucket: 'templates', Key: 'one.json', Body: queueTemplate() }))
  const TemplateURL = `${account.endpoint}/templates/one.json`
  await cloudFormation.send(new CreateStackCommand({ StackName: 'acme', TemplateURL }))
  await account.cloudFormation.pass(10)
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'acme' }))
  expect(Stacks).toMatchObject([{ StackStatus: 'CREATE_COMPLETE' }])
  const QueueUrl = Stacks?.[0]?.Outputs?.[0]?.OutputValue
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'an order' }))
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }))
  expect(Messages).toMatchObject([{ Body: 'an order' }])
})
