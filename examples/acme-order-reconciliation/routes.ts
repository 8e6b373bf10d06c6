import { route } from 'routo'
import { csvToJson, storeOrders } from './processors.ts'

export default [
  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'),
  route('StoreOrders').from('queue:OrdersJSONQueue').process(storeOrders),
]
