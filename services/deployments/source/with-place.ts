import type { Diagnostic } from '../../../compiler/index.ts'

/** What the compiler has found, with where it stands: `routes.ts:3:7: …` */
export const withPlace = ({ message, range }: Pick<Diagnostic, 'message' | 'range'>): string =>
  range === undefined ? message : `${range.path}:${range.startLine}:${range.startColumn}: ${message}`
