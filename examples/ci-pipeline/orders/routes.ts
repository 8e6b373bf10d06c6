import { route } from 'routo'
import { isLarge, withTotal } from './processors.ts'

export default [
  route('SortOrders')
    .from('queue:Orders')
    .process(withTotal)
    .branch([[isLarge, 'queue:LargeOrders']]),
]
