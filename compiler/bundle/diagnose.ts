import type { Location, Message } from 'esbuild'
import { type Diagnostic, diagnostic, type SourceRange } from '../diagnostic.ts'
import { moduleOf, packageOf } from './modules.ts'
import type { ProblemDetail } from './problem.ts'

type Place = Pick<Diagnostic, 'route' | 'range'>

/** What esbuild says, as diagnostics with places in the project's files. */
export const diagnose = (errors: readonly Message[]): Diagnostic[] => errors.map(diagnoseOne)

function diagnoseOne(message: Message): Diagnostic {
  const place = placeOf(message.location)
  const { code } = (message.detail ?? {}) as Partial<ProblemDetail>
  if (code !== undefined) return diagnostic(code, message.text, place)
  return unresolved(message, place) ?? missingExport(message, place) ?? failed(message, place)
}

function unresolved({ text, notes, location }: Message, place: Place): Diagnostic | undefined {
  const specifier = /^Could not resolve "(.+)"$/.exec(text)?.[1]
  if (specifier === undefined) return undefined
  const name = packageOf(specifier)
  const notExported = notes.find((note) => note.text.includes('is not exported by package'))
  if (notExported !== undefined) {
    return diagnostic(
      'BUNDLE_FAILED',
      `"${specifier}" is not a part of ${name} that can be imported. Its package.json lists what is, under "exports".`,
      place,
    )
  }
  const importer = location === null ? undefined : moduleOf(location.file)
  const whose = importer?.kind === 'package' ? `, which "${importer.package}" needs,` : ''
  return diagnostic('PACKAGE_NOT_FOUND', `The package "${name}"${whose} is not installed. Run "npm install ${name}".`, {
    ...place,
    fix: { title: `npm install ${name}`, edits: [] },
  })
}

function missingExport({ text }: Message, place: Place): Diagnostic | undefined {
  const [, imported = '', name] = /^No matching export in "(.+)" for import "(.+)"$/.exec(text) ?? []
  if (name === undefined) return undefined
  const module = moduleOf(imported)
  switch (module.kind) {
    case 'project':
      return diagnostic('EXPORT_NOT_FOUND', `${module.path} has no export "${name}". Export it there.`, place)
    case 'package':
      return diagnostic('EXPORT_NOT_FOUND', `The package "${module.package}" has no export "${name}".`, place)
    case 'generated':
    case 'own':
      return diagnostic('EXPORT_NOT_FOUND', `"routo" has no export "${name}".`, place)
  }
}

function failed({ text, location }: Message, place: Place): Diagnostic {
  const module = location === null ? undefined : moduleOf(location.file)
  const where = module?.kind === 'package' ? ` (${module.path}, line ${location?.line})` : ''
  return diagnostic('BUNDLE_FAILED', `The code cannot be bundled${where}: ${text}.`, place)
}

/** A place in a file of the project, or the route whose generated module it is. */
function placeOf(location: Location | null): Place {
  const module = location === null ? undefined : moduleOf(location.file)
  if (location === null || module === undefined) return {}
  if (module.kind === 'generated') return module.route === undefined ? {} : { route: module.route }
  return module.kind === 'project' ? { range: rangeOf(module.path, location) } : {}
}

/** esbuild counts columns in bytes from 0, we count characters from 1. */
function rangeOf(path: string, { line, column, length, lineText }: Location): SourceRange {
  const bytes = Buffer.from(lineText)
  const startColumn = bytes.subarray(0, column).toString().length + 1
  const endColumn = startColumn + bytes.subarray(column, column + length).toString().length
  return { path, startLine: line, startColumn, endLine: line, endColumn }
}
