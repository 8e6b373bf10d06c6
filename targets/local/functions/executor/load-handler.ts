import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What Lambda calls. */
export type LambdaHandler = (event: unknown, context: object) => unknown

/**
 * Loads the code of the function, once.
 *
 * @param handler `index.handler`: the file, without its ending, and the export
 */
export async function loadHandler(folder: string, handler: string): Promise<LambdaHandler> {
  const dot = handler.lastIndexOf('.')
  const [file, name] = [handler.slice(0, dot), handler.slice(dot + 1)]
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(folder, `${file}.mjs`)).href)
  const found = module[name]
  if (typeof found !== 'function') throw new Error(`${file}.mjs does not export a function ${name}`)
  return found as LambdaHandler // of whatever parameters
}
