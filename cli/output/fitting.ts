import { stripVTControlCharacters } from 'node:util'

/** How many characters of a text are seen. */
export const widthOf = (text: string): number => stripVTControlCharacters(text).length

/** A text that is too long loses its colour with its end. */
export const fitting = (text: string, width: number): string =>
  widthOf(text) <= width ? text : `${stripVTControlCharacters(text).slice(0, width - 1)}…`
