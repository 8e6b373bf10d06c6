import type { Built } from '../route/builder.ts'
import { definitionOf } from './definition-of.ts'

/**
 * Picks one of a project's routes.
 *
 * @example await runRoute(routeNamed(routes, 'StoreOrders'), '{"id":7}')
 */
export function routeNamed(routes: readonly Built[], name: string): Built {
  const found = routes.find((built) => definitionOf(built).name === name)
  if (found !== undefined) return found
  const names = routes.map(({ definition }) => definition.name)
  throw new Error(`there is no route ${name}, only ${names.join(', ')}`)
}
