import type { MemberExpression, Node } from 'acorn'
import { type Diagnostic, diagnostic, type SourceRange } from '../diagnostic.ts'
import { didYouMean, nearest } from '../did-you-mean.ts'
import type { ProjectFiles } from '../project.ts'
import { commonJsHint, type ExportReader, type ModuleExports } from './exports.ts'
import { importsOf, type ModuleImport } from './imports.ts'
import { isRelative, resolvePath, textOf } from './module-path.ts'
import { routoExports } from './own-sources.ts'
import type { ParsedModule } from './parse-module.ts'
import { rangeOf, walk } from './syntax-tree.ts'

/** Says of every import of a module that runs whether it can be had. */
export function checkImports(module: ParsedModule, files: ProjectFiles, reader: ExportReader): Diagnostic[] {
  return [
    ...importsOf(module.program).flatMap((imported) => checkImport(module, imported, files, reader)),
    ...dynamicImports(module),
  ]
}

function checkImport(
  module: ParsedModule,
  imported: ModuleImport,
  files: ProjectFiles,
  reader: ExportReader,
): Diagnostic[] {
  const { specifier } = imported
  if (specifier === 'routo') return checkNames(module, imported, { names: routoExports, isCommonJs: false })
  if (!isRelative(specifier)) return [packageProblem(module, imported)]
  const path = resolvePath(module.path, specifier)
  if (path.startsWith('../')) return [outsideProblem(module, imported)]
  if (textOf(files, path) === undefined) return [missingModule(module, imported, Object.keys(files))]
  if (path.endsWith('.json')) return checkNames(module, imported, { names: ['default'], isCommonJs: false })
  const exports = reader.exportsOf(path)
  // A broken module is reported when it is loaded itself.
  return 'severity' in exports || exports.open ? [] : checkNames(module, imported, exports)
}

/** What a module has, and why it may have nothing. */
type Exported = Pick<ModuleExports, 'names' | 'isCommonJs'>

function checkNames(module: ParsedModule, imported: ModuleImport, exported: Exported): Diagnostic[] {
  const missing = (name: string) => !exported.names.includes(name)
  return [
    ...imported.names
      .filter(({ name }) => missing(name))
      .map(({ name, node, replacement }) => missingExport(module, imported, { name, node, replacement, exported })),
    ...namespaceMembers(module, imported.namespace)
      .filter(({ property }) => property.type === 'Identifier' && missing(property.name))
      .map(({ property }) => {
        const name = property.type === 'Identifier' ? property.name : ''
        return missingExport(module, imported, { name, node: property, replacement: (other) => other, exported })
      }),
  ]
}

function missingExport(
  { path }: ParsedModule,
  { specifier }: ModuleImport,
  wrong: {
    readonly name: string
    readonly node: Node
    readonly replacement: (name: string) => string
    readonly exported: Exported
  },
): Diagnostic {
  const range = rangeOf(path, wrong.node)
  const { names, isCommonJs } = wrong.exported
  const match = nearest(wrong.name, names)
  const what = wrong.name === 'default' ? 'no default export' : `no export "${wrong.name}"`
  const hint = isCommonJs
    ? commonJsHint
    : didYouMean(wrong.name, names) || ' Export it there; if it is a type, write "import type".'
  return diagnostic('EXPORT_NOT_FOUND', `"${specifier}" has ${what}.${hint}`, {
    range,
    ...(match === undefined ? {} : { fix: replace(range, wrong.replacement(match), `Use ${match}`) }),
  })
}

function missingModule(
  { path }: ParsedModule,
  { specifier, source }: ModuleImport,
  files: readonly string[],
): Diagnostic {
  const range = rangeOf(path, source)
  const match = nearestFile(resolvePath(path, specifier), files)
  const relative = match === undefined ? undefined : relativeSpecifier(path, match)
  return diagnostic(
    'MODULE_NOT_FOUND',
    `There is no file for "${specifier}".${relative === undefined ? ' Paths are written with their extension.' : ` Did you mean "${relative}"?`}`,
    { range, ...(relative === undefined ? {} : { fix: replace(range, `'${relative}'`, `Import ${relative}`) }) },
  )
}

/** The extension counts little: `./processors` and `./processors.js` mean `./processors.ts`. */
function nearestFile(path: string, files: readonly string[]): string | undefined {
  const stem = (file: string) => file.replace(/\.\w+$/, '')
  const found = nearest(stem(path), files.map(stem))
  return files.find((file) => stem(file) === found)
}

function relativeSpecifier(importer: string, path: string): string {
  const up = importer.split('/').length - 1
  return `${up === 0 ? './' : '../'.repeat(up)}${path}`
}

const packageProblem = ({ path }: ParsedModule, { specifier, source }: ModuleImport): Diagnostic =>
  diagnostic(
    'PACKAGE_IN_ROUTES',
    `"${specifier}" cannot be imported here: routes run in a sandbox that knows only "routo" and the project's own files. Import packages in a processor module such as ./processors.ts.`,
    { range: rangeOf(path, source) },
  )

const outsideProblem = ({ path }: ParsedModule, { specifier, source }: ModuleImport): Diagnostic =>
  diagnostic(
    'IMPORT_OUTSIDE_PROJECT',
    `"${specifier}" lies outside the project: only files of the project are stored and deployed with it. Move the file into the project, or make it an npm package.`,
    { range: rangeOf(path, source) },
  )

function dynamicImports({ path, program }: ParsedModule): Diagnostic[] {
  const found: Diagnostic[] = []
  walk(program, (node) => {
    if (node.type !== 'ImportExpression') return
    const message =
      'import() cannot be used in routes: what a route refers to must be known before it runs. Write an import at the top.'
    found.push(diagnostic('DYNAMIC_IMPORT', message, { range: rangeOf(path, node) }))
  })
  return found
}

function namespaceMembers({ program }: ParsedModule, namespace: string | undefined): MemberExpression[] {
  const found: MemberExpression[] = []
  if (namespace === undefined) return found
  walk(program, (node) => {
    if (isMember(node) && !node.computed && node.object.type === 'Identifier' && node.object.name === namespace) {
      found.push(node)
    }
  })
  return found
}

const isMember = (node: Node): node is MemberExpression => node.type === 'MemberExpression'

const replace = (range: SourceRange, newText: string, title: string) => ({ title, edits: [{ range, newText }] })
