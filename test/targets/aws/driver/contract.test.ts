import { awsDataPlane } from '../../../../targets/aws/data-plane/aws-data-plane.ts'
import { describeDriver } from '../../contract/driver-contract.ts'
import { openAws } from './opened-aws.ts'

describeDriver('aws', async () => {
  const aws = await openAws()
  const { clients, findPlace, driver } = aws
  const dataPlane = awsDataPlane({
    clients,
    findPlace,
    places: async () => [],
    describe: driver.describe,
    now: Date.now,
    sleep: async () => {},
    log: { info() {}, warn() {} },
  })
  return { driver, dataPlane, close: async () => aws[Symbol.asyncDispose]() }
})
