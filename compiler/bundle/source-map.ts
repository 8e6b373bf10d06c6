import type { BuiltFile } from './built-file.ts'
import { moduleOf } from './modules.ts'

const MAP = '.map'

/**
 * Gives the sources in source maps the paths their authors know: `processors.ts`, `node_modules/ajv/…`. A map that leads
 * to generated code alone is left out with its mention, since Node reads every map at a cold start.
 */
export function nameSources(files: readonly BuiltFile[]): BuiltFile[] {
  const maps = new Map(files.filter(({ path }) => path.endsWith(MAP)).map((file) => [file.path, named(file)]))
  return files.flatMap((file) => {
    if (file.path.endsWith(MAP)) return maps.get(file.path) ?? []
    return maps.get(file.path + MAP) === undefined ? withoutMap(file) : file
  })
}

/** The map with named sources; nothing when none of them is anybody's file. */
function named({ path, contents }: BuiltFile): BuiltFile | undefined {
  const map = JSON.parse(Buffer.from(contents).toString()) as { readonly sources: readonly string[] }
  const modules = map.sources.map(moduleOf)
  if (modules.every(({ kind }) => kind === 'generated')) return undefined
  const sources = modules.map((module) => module.path)
  return { path, contents: Buffer.from(JSON.stringify({ ...map, sources })) }
}

function withoutMap({ path, contents }: BuiltFile): BuiltFile {
  const code = Buffer.from(contents).toString()
  return { path, contents: Buffer.from(code.replace(/\n\/\/# sourceMappingURL=\S+\n$/, '\n')) }
}
