import type { JsonSchema } from '../../runtime/route/route.ts'
import { createSchemaCompiler } from '../../runtime/schema/compiler.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { didYouMean } from '../did-you-mean.ts'
import { placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** What is wrong with a schema, and the route that has it. */
interface SchemaProblem {
  readonly code: 'INVALID_SCHEMA' | 'UNKNOWN_FORMAT'
  readonly messageFor: (route: string) => string
}

/** Schemas of validate steps can be compiled. Each is tried once, however many routes share it. */
export function schemas({ routes }: CheckedProject): Diagnostic[] {
  const known = new Map<string, readonly SchemaProblem[]>()
  const problemsOf = (schema: JsonSchema): readonly SchemaProblem[] => {
    const key = JSON.stringify(schema)
    const problems = known.get(key) ?? tryCompile(schema)
    known.set(key, problems)
    return problems
  }
  return routes.flatMap((route) =>
    route.document.steps.flatMap((step, index) => {
      if (step.kind !== 'validate') return []
      const place = placesOf(route).step(index)
      return problemsOf(step.schema).map(({ code, messageFor }) =>
        diagnostic(code, messageFor(route.document.name), place),
      )
    }),
  )
}

/** A fresh compiler for each: schemas stand alone, and two may have the same `$id`. */
function tryCompile(schema: JsonSchema): readonly SchemaProblem[] {
  // The same is noted for each pass over a part of the schema.
  const notes = new Set<string>()
  const note = (text: unknown) => notes.add(String(text))
  const ajv = createSchemaCompiler({ logger: { log: note, warn: note, error: note } })
  try {
    // Its validator would give a promise, which is as good as true.
    if ('$async' in ajv.compile(schema)) return [invalid(asynchronous)]
    return [...notes].flatMap((text) => unknownFormat(text, Object.keys(ajv.formats)))
  } catch (error) {
    if (error instanceof Error) return [invalid(explain(error.message))]
    throw error
  }
}

const asynchronous = 'it is asynchronous ("$async"), and a message is validated at once; take "$async" away'

const invalid = (problem: string): SchemaProblem => ({
  code: 'INVALID_SCHEMA',
  messageFor: (route) => `The JSON Schema of route "${route}" cannot be used: ${problem}.`,
})

/** The compiler's words, or better ones. */
function explain(message: string): string {
  const [, vocabulary] = /^no schema with key or ref "(.+)"$/.exec(message) ?? []
  if (vocabulary !== undefined)
    return `its "$schema" is ${vocabulary}, and only draft 7 is known: write it in the words of that, http://json-schema.org/draft-07/schema#`
  const [, reference] = /^can't resolve reference (\S+) from/.exec(message) ?? []
  if (reference !== undefined) {
    return `its "$ref" ${reference} leads nowhere: nothing is fetched, put what it means into "definitions" of the schema`
  }
  return message.startsWith('async schema') ? asynchronous : message
}

function unknownFormat(note: string, formats: readonly string[]): readonly SchemaProblem[] {
  const [, format, path] = /^unknown format "(.+)" ignored in schema at path "(.+)"$/s.exec(note) ?? []
  if (format === undefined) return []
  return [
    {
      code: 'UNKNOWN_FORMAT',
      messageFor: (route) =>
        `The JSON Schema of route "${route}" has the format "${format}" at ${path}, which nothing is checked for.` +
        (didYouMean(format, formats) || ' Use "pattern", if it should be.'),
    },
  ]
}
