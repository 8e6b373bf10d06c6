import { route } from 'routo'
import { greet } from './processors.ts'

export default [route('Greet').from('queue:Names').process(greet).to('queue:Greetings')]
