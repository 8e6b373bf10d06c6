/** `writers.ts <file> <count>`: writes with this many writers until it is killed, a line for each write that is acknowledged. */
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import { order, orderModel } from './models.ts'

const [file = '', count = ''] = process.argv.slice(2)
const store = await openSqliteStore({ file, models: [orderModel] })
const orders = store.collection(orderModel)
const { id, ...counter } = order({ id: 'counter' })

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const made = order({ id: `ord_${writer}_${n}`, shop: `${writer}`, number: n })
    await orders.insert(made)
    process.stdout.write(`${made.id}\n`)
    await orders.upsert({ id, change: { inc: { total: 1n } }, onInsert: counter })
    process.stdout.write(`counted ${writer} ${n}\n`)
  }
}

await Promise.all(Array.from({ length: Number(count) }, (_, writer) => write(writer)))
