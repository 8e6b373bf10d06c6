import { route } from 'routo'
import { letter } from './processors.ts'

export default [route('Welcome').from('queue:NewCustomers').process(letter).to('file:Letters', { key: '{id}.txt' })]
