import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleProgram } from '../../../compiler/bundle/program.ts'
import { bundle, type Diagnostic, inspect, type ProjectFiles } from '../../../compiler/index.ts'
import type { RouteDocument } from '../../../runtime/route/route.ts'
import { unpackCode } from '../../../targets/local/functions/unpack-code.ts'
import { notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import { withPlace } from '../source/with-place.ts'

/** A route as it can be tried. */
export interface Prepared {
  /** All that the process may read. */
  readonly folder: string
  readonly program: string
  /** Of the route. */
  readonly module: string
  /** Where the code lies, as it stands in stacks. */
  readonly codeFolder: string
  remove(): Promise<void>
}

const PROGRAM = fileURLToPath(new URL('./inside/main.ts', import.meta.url))

/** Makes what is needed to try routes; the program that tries them is made once. */
export function createPrepare(): (files: ProjectFiles, routeName: string) => Promise<Outcome<Prepared>> {
  let program: Promise<Uint8Array> | undefined
  return async (files, routeName) => {
    const { routes, diagnostics } = await inspect(files)
    const concerning = errorsOf(diagnostics, routeName)
    if (concerning.length > 0) return problems(...concerning)
    const found = routes.find(({ document }) => document.name === routeName)
    if (found === undefined) return notFound('route', ['input', 'routeName'])
    const { bundle: code, diagnostics: more } = await bundle({ routes: [found.document], files })
    if (code === undefined) return problems(...errorsOf(more, routeName))
    program ??= bundleProgram(PROGRAM)
    return write(await program, code, found.document)
  }
}

/** What is wrong with other routes is of no interest here. */
const errorsOf = (diagnostics: readonly Diagnostic[], routeName: string): readonly UserError[] =>
  diagnostics
    .filter(({ severity, route }) => severity === 'ERROR' && (route ?? routeName) === routeName)
    .map((diagnostic) =>
      userError('INVALID', withPlace(diagnostic), {
        field: ['input', 'files'],
        hint: `docs/diagnostics.md tells of ${diagnostic.code}.`,
      }),
    )

interface Code {
  readonly zip: Uint8Array
  readonly sha256: string
  readonly files: readonly { readonly path: string }[]
}

async function write(program: Uint8Array, { zip, sha256, files }: Code, { name }: RouteDocument): Promise<Prepared> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'routo-try-')))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    // Whoever reads stacks knows code by its digest.
    const codeFolder = join(folder, sha256)
    await unpackCode(zip, codeFolder)
    const main = join(folder, 'main.mjs')
    await writeFile(main, program)
    return { folder, program: main, module: join(codeFolder, moduleOf(files, name)), codeFolder, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The route's own module, whose name has a digest in it. */
function moduleOf(files: Code['files'], name: string): string {
  const found = files.find(({ path }) => path.startsWith(`${name}-`) && path.endsWith('.mjs'))
  if (found === undefined) throw new Error(`The bundle has no module of the route ${name}.`)
  return found.path
}
