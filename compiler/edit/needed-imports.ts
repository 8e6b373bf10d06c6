import { toReference } from '../evaluate/module-path.ts'
import { routoExports } from '../evaluate/own-sources.ts'
import type { ParsedModule } from '../evaluate/parse-module.ts'
import { processorExports } from '../inspect/processor-exports.ts'
import type { ProjectFiles } from '../project.ts'
import { type Binding, bindingsOf, namesIn } from './bindings.ts'
import type { WrittenRoute } from './given.ts'

/**
 * What a module has to import before a written route can stand in it; undefined where the route means something else by a
 * name than the module does.
 */
export function neededImports(
  { names, imports }: WrittenRoute,
  module: Pick<ParsedModule, 'path' | 'program'>,
  files: ProjectFiles,
): readonly Binding[] | undefined {
  const bound = bindingsOf(module)
  const known = namesIn(module.program)
  const needed: Binding[] = []
  for (const local of names) {
    const wanted = imports.find((binding) => binding.local === local)
    const has = bound.find((binding) => binding.local === local)
    const isOther = has === undefined ? known.has(local) : has.module !== wanted?.module || has.name !== wanted.name
    if (wanted !== undefined && known.has(local) && isOther) return undefined
    const found = known.has(local) ? undefined : (wanted ?? exportNamed(local, files))
    if (found !== undefined) needed.push(found)
  }
  return needed
}

/** The one function of that name in the project or in routo; undefined where there is none, or where it is a guess. */
function exportNamed(name: string, files: ProjectFiles): Binding | undefined {
  if (routoExports.includes(name)) return { module: 'routo', name, local: name }
  const [module, ...others] = processorExports(files).filter(({ exports }) => exports.includes(name))
  if (module === undefined || others.length > 0 || name === 'default') return undefined
  return { module: toReference(module.path), name, local: name }
}
