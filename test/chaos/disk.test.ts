import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from '@jest/globals'
import { sdkFor } from '../targets/local/sdk.ts'
import { environmentIn } from '../testkit/chaos-deployment.ts'
import { installForChaos, type Prepare } from '../testkit/chaos-installation.ts'
import { canMount, mountDisk } from '../testkit/small-disk.ts'

const smallDisk: Prepare = async (dataDir) => {
  const folder = join(dataDir, 'cloud')
  await mkdir(folder, { mode: 0o700 })
  return mountDisk(folder, '24m')
}

const filesWith = (target: string) => ({
  'routes.ts': `import { route } from 'routo'
    export default [route('Copy').from('queue:In').to('queue:${target}'), route('Read').from('file:Files').to('queue:Out')]`,
})
const BODY = 'x'.repeat(100_000)

/** What works on a disk, and the ways in. */
async function opened() {
  const routo = await installForChaos(smallDisk)
  const environment = await environmentIn(routo, 'disk')
  const { state, physicalIds } = await environment.followed(await environment.deploy(filesWith('Out'), 'first'))
  expect(state).toBe('SUCCEEDED')
  const { s3, sqs } = await sdkFor({ url: routo.cloudUrl, dataDir: routo.dataDir })
  const QueueUrl = `${routo.cloudUrl}/000000000000/${physicalIds.Out}`
  const ballast = join(routo.dataDir, 'cloud', 'ballast')
  return {
    routo,
    environment,
    fill: () => writeFile(ballast, Buffer.alloc(64_000_000)).catch(() => {}),
    makeSpace: () => rm(ballast),
    put: () => s3.send(new PutObjectCommand({ Bucket: physicalIds.Files, Key: 'large', Body: BODY })),
    send: () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: BODY })),
    async waiting(): Promise<number> {
      const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] })
      return Number((await sqs.send(asked)).Attributes?.ApproximateNumberOfMessages)
    },
    messageSend: () =>
      routo.ask(
        'mutation Send($input: MessageSendInput!) { messageSend(input: $input) { userErrors { message hint } } }',
        {
          input: {
            environmentId: environment.environmentId,
            routeId: environment.routeId('Copy'),
            body: BODY,
          },
        },
      ),
  }
}

const ifMounted = canMount ? test : test.skip

ifMounted(
  'on a full disk what is new is refused in words, what is old stays, and all goes on when there is space',
  async () => {
    const { routo, environment, fill, makeSpace, put, send, waiting, messageSend } = await opened()
    try {
      await send()
      await fill()
      const full = { name: 'DISK_FULL', $metadata: { httpStatusCode: 507 } }
      await expect(send()).rejects.toMatchObject(full)
      await expect(put()).rejects.toMatchObject(full)
      await expect(messageSend()).rejects.toThrow('The disk of the local cloud is full')
      const deployment = await environment.deploy(filesWith('Elsewhere'), 'second')
      await routo.kill('cloud', 0)
      await makeSpace()

      expect(await environment.followed(deployment)).toMatchObject({ state: 'SUCCEEDED' })
      expect(await waiting()).toBe(1)
      await messageSend()
      await put()
      await send()
      expect(routo.output()).not.toContain('"msg":"a request failed"')
    } finally {
      await routo.stop()
    }
  },
)
