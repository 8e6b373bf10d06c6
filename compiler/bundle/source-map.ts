import type { BuiltFile } from './build.ts'
import { moduleOf } from './modules.ts'

/**
 * Gives the sources in a source map the paths their authors know: `processors.ts`, `node_modules/ajv/…`. Other files
 * stay as they are.
 */
export function nameSources(file: BuiltFile): BuiltFile {
  if (!file.path.endsWith('.map')) return file
  const map = JSON.parse(Buffer.from(file.contents).toString()) as { readonly sources: readonly string[] }
  const named = { ...map, sources: map.sources.map((source) => moduleOf(source).path) }
  return { ...file, contents: Buffer.from(JSON.stringify(named)) }
}
