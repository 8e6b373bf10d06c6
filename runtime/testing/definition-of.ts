import type { Built } from '../route/builder.ts'
import type { RouteDefinition } from '../route/functions.ts'
import { isObject } from '../unknown.ts'

/** The route that a test hands in. What cannot be run is refused in words: a document names functions, it has none. */
export function definitionOf(built: Built): RouteDefinition {
  // Tests are often plain JavaScript, or read their routes from JSON: the type is a promise that may be broken.
  const given: unknown = built
  if (isObject(given) && isObject(given.definition)) return built.definition
  if (isObject(given) && Array.isArray(given.steps)) {
    throw new TypeError(
      `${given.name} is a document, which names its functions but does not have them: ` +
        "give it to routesOf([document], { './processors.ts': await import('./processors.ts') }) first",
    )
  }
  throw new TypeError("this is no route: a route is what route('Name').from('queue:In') makes")
}
