import type { ShowCatalogsQuery } from '../../../../client/operations.ts'
import type { Files } from '../draft/files.ts'
import { isCode } from './language.ts'

/** What the editor knows beside the text that it shows. */
export interface Knowledge {
  readonly path: string
  readonly files: Files
  /** What routes can be made of; undefined until the API has said it. */
  readonly catalogs: ShowCatalogsQuery | undefined
}

/** A function that another file, or this one, exports. */
export interface ExportedName {
  readonly name: string
  readonly path: string
  /** Its first line. */
  readonly line: string
}

const EXPORTED = /^export\s+(?:async\s+)?(?:function\*?|const|let)\s+([\w$]+).*$/gm
const URI = /(['"`])((?:file|queue|http|https|trigger):[^'"`\s\\]+)\1/g
const TESTS = /\.test\.[cm]?[jt]s$/

/** By a look at the text: what does not parse at this moment has its names all the same. */
export function exportedNames(files: Files): readonly ExportedName[] {
  return [...files].flatMap(([path, text]) =>
    isCode(path) && !TESTS.test(path)
      ? Array.from(text.matchAll(EXPORTED), ([line, name = '']) => ({ name, path, line }))
      : [],
  )
}

/** Every endpoint that is written down somewhere. */
export function usedUris(files: Files): readonly string[] {
  const texts = [...files].flatMap(([path, text]) => (isCode(path) || path.endsWith('.json') ? [text] : []))
  return [...new Set(texts.flatMap((text) => Array.from(text.matchAll(URI), ([, , uri = '']) => uri)))].toSorted()
}
