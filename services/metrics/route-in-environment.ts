import { kindOf, projectOf } from '../shared/ids.ts'
import { Refusal } from '../shared/refusal.ts'

/** @throws {Refusal} for what is no environment of the route's project */
export function assertInOneProject(routeId: string, environmentId: string): void {
  if (kindOf(environmentId) === 'env' && projectOf(environmentId) === projectOf(routeId)) return
  throw new Refusal('BAD_USER_INPUT', '"environmentId" is no environment of the project of the route.', {
    hint: 'project { environments { id } } lists them.',
  })
}
