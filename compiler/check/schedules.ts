import { isProblem, parseEndpoint } from '../../runtime/route/endpoint.ts'
import { diagnostic } from '../diagnostic.ts'
import { cronProblem } from './cron.ts'
import { placesOf } from './place.ts'
import { eachRoute } from './project.ts'

/** Cron expressions mean a time that comes. That a rate is written right is a matter of the endpoint's grammar. */
export const schedules = eachRoute((route) => {
  const endpoint = parseEndpoint(route.document.from.uri)
  if (isProblem(endpoint) || endpoint.kind !== 'trigger' || endpoint.schedule.type !== 'cron') return []
  const { expression } = endpoint.schedule
  const problem = cronProblem(expression)
  if (problem === undefined) return []
  return [diagnostic('INVALID_SCHEDULE', `"${expression}" is no schedule: ${problem}.`, placesOf(route).from)]
})
