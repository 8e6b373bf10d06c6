import { route } from 'routo'
import { isCustomerX, isCustomerY } from './processors.ts'

export default [
  route('OrdersByCustomer')
    .from('http:/orders')
    .branch([
      [isCustomerX, 'queue:CustomerXQueue'],
      [isCustomerY, 'queue:CustomerYQueue'],
    ])
    .otherwise('queue:OtherCustomersQueue'),

  route('ForwardToCustomerX').from('queue:CustomerXQueue').to('https://orders.customer-x.example.com/inbox'),
]
