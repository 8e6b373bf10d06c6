import { describeDriver } from '../../contract/driver-contract.ts'
import { openCloud } from '../opened-cloud.ts'

describeDriver('local', openCloud)
