import { route } from 'routo'
import { addEmail, boardBus, hasEmail, isWelcome, logStop, records } from './stops.ts'

export default [
  route('Pusher').from('trigger:manual').split(records).to('queue:Source'),
  route('BusDriver')
    .from('queue:Source')
    .process(boardBus)
    .branch([[hasEmail, 'queue:WhiteList']])
    .otherwise('queue:ContactPoint'),
  route('ContactPoint').from('queue:ContactPoint').process(addEmail).to('queue:WhiteList'),
  route('WhiteList').from('queue:WhiteList').filter(isWelcome).to('queue:LogStop'),
  route('LogStop').from('queue:LogStop').process(logStop),
]
