import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { type Bundle, type BundleInput, bundle } from '../../../compiler/bundle/index.ts'
import type { FunctionRef, RouteDocument, Step } from '../../../runtime/route/route.ts'

/** A route `Work` whose one step is a function of `./processors.ts`. */
export const work = (name = 'work', ...more: readonly Step<FunctionRef>[]): RouteDocument => ({
  name: 'Work',
  from: { uri: 'queue:Jobs' },
  steps: [{ kind: 'process', processor: { module: './processors.ts', export: name } }, ...more],
  to: [],
  options: {},
})

/** Bundles one processor module, as the route `Work`. */
export const bundleOf = (processors: string, rest: Partial<BundleInput> = {}) =>
  bundle({ routes: [work()], ...rest, files: { ...rest.files, 'processors.ts': processors } })

/** A new folder with these files in it. */
export async function folderOf(files: Readonly<Record<string, string>>, ...inside: readonly string[]): Promise<string> {
  const folder = join(await realpath(await mkdtemp(join(tmpdir(), 'routo-'))), ...inside)
  await mkdir(folder, { recursive: true })
  await writeAll(folder, Object.entries(files))
  return folder
}

/** A folder whose `node_modules` has these packages: file names to texts, by package name. */
export const packagesOf = (packages: Readonly<Record<string, Readonly<Record<string, string>>>>, ...inside: string[]) =>
  folderOf(
    Object.fromEntries(
      Object.entries(packages).flatMap(([name, files]) =>
        Object.entries(files).map(([file, text]) => [`node_modules/${name}/${file}`, text]),
      ),
    ),
    ...inside,
  )

/** Runs a module in Node, beside the unpacked bundle, and gives what it writes. */
export async function runBeside(unpacked: Bundle, script: string): Promise<string> {
  const folder = await folderOf({})
  await writeAll(folder, Object.entries(unzipSync(unpacked.zip)))
  const node = ['--enable-source-maps', '--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, node, { cwd: folder })
  return stdout.replaceAll(folder, '<task>')
}

/** The chunk of a route: what the entry loads for it. */
export const chunkOf = ({ files }: Bundle, route: string): string => {
  const chunk = files.find(({ path }) => path.startsWith(`${route}-`) && path.endsWith('.mjs'))
  if (chunk === undefined) throw new Error(`no chunk for ${route}`)
  return `./${chunk.path}`
}

async function writeAll(folder: string, files: readonly (readonly [string, string | Uint8Array])[]): Promise<void> {
  for (const [path, contents] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), contents)
  }
}
