import type { Built } from '../../runtime/route/builder.ts'
import { mapFunctions } from '../../runtime/route/map-functions.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'

/** Documents of routes written with the builder; each function is referred to by its name, in `./processors.ts`. */
export const documentsOf = (...routes: readonly Built[]): RouteDocument[] =>
  routes.map(({ definition }) => mapFunctions(definition, (fn) => ({ module: './processors.ts', export: fn.name })))
