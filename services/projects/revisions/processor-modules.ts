import type { ProcessorExports } from '../../../compiler/index.ts'

const languages: Readonly<Record<string, string>> = { ts: 'typescript', js: 'javascript' }

/** `ProcessorModule` of the schema. */
export const processorModule = (
  { path, exports }: ProcessorExports,
  text: { readonly source: string; readonly digest: string },
) => ({ path, exports, language: languages[path.slice(-2)] ?? '', ...text })
