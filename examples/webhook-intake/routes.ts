import { route } from 'routo'
import payment from './payment.schema.json' with { type: 'json' }
import { receipt } from './processors.ts'

export default [
  route('PaymentIntake').from('http:/payments').validate(payment).to('queue:PaymentsQueue').respond(receipt),
]
