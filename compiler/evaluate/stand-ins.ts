import type { Diagnostic } from '../diagnostic.ts'
import type { ExportReader } from './exports.ts'
import { importsOf } from './imports.ts'
import { parseJsonFile } from './json-file.ts'
import { toReference } from './module-path.ts'
import { REFERENCE_MODULE } from './own-sources.ts'
import type { ParsedModule } from './parse-module.ts'

/** In place of a processor module: each of its exports as a reference, so that no user processor runs here. */
export function referenceModule(path: string, reader: ExportReader): string | Diagnostic {
  const exports = reader.exportsOf(path)
  if ('severity' in exports) return exports
  const made = exports.names.map((name, i) => `const e${i} = reference(${text(toReference(path))}, ${text(name)})`)
  const given = exports.names.map((name, i) => `e${i} as ${text(name)}`)
  return [`import { reference } from ${text(REFERENCE_MODULE)}`, ...made, `export { ${given.join(', ')} }`].join('\n')
}

/** In place of a JSON file: its value. Parsed inside, because `__proto__` in an object literal would mean something. */
export function jsonModule(path: string, json: string): string | Diagnostic {
  const parsed = parseJsonFile(path, json)
  return 'problem' in parsed ? parsed.problem : `export default JSON.parse(${text(JSON.stringify(parsed.value))})`
}

/** Blanks `with { type: 'json' }`, which the sandbox does not know; every position stays. */
export function withoutAttributes({ code, program }: ParsedModule): string {
  return importsOf(program).reduce((text, { node, source }) => {
    if (node.attributes.length === 0) return text
    return text.slice(0, source.end) + ' '.repeat(node.end - source.end) + text.slice(node.end)
  }, code)
}

const text = (value: string): string => JSON.stringify(value)
