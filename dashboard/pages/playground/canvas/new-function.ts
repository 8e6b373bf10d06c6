import type { ProcessorModule } from './checked-project.ts'
import type { Addition } from './route-change.ts'
import type { FunctionRef } from './route-document.ts'

/** What a function is called for, and so what it returns. */
export type Role = 'process' | 'filter' | 'split' | 'stream' | 'respond'

const bodies: Readonly<Record<Role, readonly [parameter: string, type: string, result: string]>> = {
  process: ['body: string', 'string', 'body'],
  filter: ['body: string', 'boolean', "body !== ''"],
  split: ['body: string', 'string[]', "body.split('\\n')"],
  stream: ['chunks: AsyncIterable<string>', 'AsyncIterable<string>', 'chunks'],
  respond: ['body: string', 'string', 'body'],
}

const DEFAULT_MODULE = 'processors.ts'

/** The module to which new functions go: where most of the others are. */
export const moduleOfNew = (modules: readonly ProcessorModule[]): string =>
  modules.toSorted((one, other) => other.exports.length - one.exports.length)[0]?.path ?? DEFAULT_MODULE

/** A function that can be run as it stands, to be filled in. */
export function newFunction(
  name: string,
  role: Role,
  path: string,
): { readonly ref: FunctionRef; readonly addition: Addition } {
  const [parameter, type, result] = bodies[role]
  const isTyped = /\.m?ts$/.test(path)
  const signature = isTyped ? `(${parameter}): ${type}` : `(${parameter.split(':')[0]})`
  return {
    ref: { module: `./${path}`, export: name },
    addition: { path, text: `export function ${name}${signature} {\n  return ${result}\n}\n` },
  }
}
