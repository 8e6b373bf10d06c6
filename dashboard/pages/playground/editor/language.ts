import { javascript } from '@codemirror/lang-javascript'
import { json } from '@codemirror/lang-json'
import type { Extension } from '@codemirror/state'
import { markdown } from './markdown.ts'

/** How a file is read, by its name. */
export function languageOf(path: string): Extension {
  const ending = path.split('.').at(-1)?.toLowerCase() ?? ''
  if (/^[cm]?ts$/.test(ending)) return javascript({ typescript: true })
  if (/^[cm]?js$/.test(ending)) return javascript()
  if (ending === 'json') return json()
  return ending === 'md' ? markdown : []
}

/** Whether functions and routes can be in it. */
export const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path)
