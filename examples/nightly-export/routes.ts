import { route } from 'routo'
import { ordersOfYesterday } from './processors.ts'

export default [
  route('NightlyExport', { timeoutMs: 60_000 })
    .from('trigger:cron(0 2 * * ? *)')
    .process(ordersOfYesterday)
    .to('file:ExportsBucket', { key: 'orders/{date}/{id}.csv' }),
]
