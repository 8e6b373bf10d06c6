/** A cloud in a process that a test kills: argument 1 is the data folder. Sends as many messages as argument 2 says. */
import { openFunctions } from './opened.ts'

const [, , folder = '', count = '0'] = process.argv
const cloud = await openFunctions({}, folder)
const bodies = Array.from({ length: Number(count) }, (_, n) => ({ body: `m${n}`, attributes: {} }))
if (bodies.length > 0) await cloud.queues.send('In', bodies)
process.stdout.write('working\n')
