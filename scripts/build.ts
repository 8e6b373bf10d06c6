/**
 * `npm run build`: makes `dist/`, which is what the package ships. Node strips no types under `node_modules`, so each module becomes
 * JavaScript at the same place, with declarations for what can be imported.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, glob, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { transform } from 'esbuild'

const DIST = 'dist'
/** What runs. Of `scripts` it is what `npm start`, and whoever keeps its data, needs. */
const SOURCES = [
  '{runtime,compiler,targets,services,gateway,client,cli}/**/*.{ts,json}',
  'scripts/{start,all-in-one,compile-cache,cloud,cloud-process,open-cloud,backup,restore,data-copy}.ts',
]
/** What is read as it is: the SDL of the services, and the examples that projects begin with. */
const COPIED = ['schema/*.graphql', 'examples/**/*.*', 'cli/templates/**/*.*']

/** A module of ours where another one names it: in an import, or as the file of a thread or a process. */
const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(["'])(\.{1,2}\/[^"'\n]+)\.ts\2/g

const unfinished = await mkdtemp(`${DIST}-`)

async function modules(): Promise<void> {
  for await (const path of glob(SOURCES, { exclude: COPIED })) {
    const text = await readFile(path, 'utf8')
    if (path.endsWith('.json')) await write(path, text)
    else await write(path.replace(/ts$/, 'js'), asBuilt(path, (await transform(text, { loader: 'ts' })).code))
  }
}

/** Names modules of ours as they are called in `dist/`; what else ends in `.ts` belongs to projects, and is only spoken of. */
const asBuilt = (path: string, code: string): string =>
  code.replaceAll(SPECIFIER, (whole, before: string, quote: string, module: string) =>
    existsSync(join(dirname(path), `${module}.ts`)) ? `${before}${quote}${module}.js${quote}` : whole,
  )

async function copies(): Promise<void> {
  for await (const path of glob(COPIED)) await cp(path, join(unfinished, path))
}

/** With the compiler of TypeScript, which is not there where only what runs was installed; nothing is type-checked there either. */
async function declarations(): Promise<void> {
  const tsc = found('typescript/bin/tsc')
  if (tsc === undefined) return console.warn('TypeScript is not installed: dist/ has no declarations.')
  await promisify(execFile)(process.execPath, [tsc, '--project', 'tsconfig.build.json', '--outDir', unfinished])
  for await (const path of glob('**/*.d.ts', { cwd: unfinished })) {
    await write(path, asBuilt(path, await readFile(join(unfinished, path), 'utf8')))
  }
}

function found(module: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(module)
  } catch {
    return undefined
  }
}

async function write(path: string, text: string): Promise<void> {
  const place = join(unfinished, path)
  await mkdir(dirname(place), { recursive: true })
  await writeFile(place, text)
}

try {
  await modules()
  await copies()
  await declarations()
  // Whoever runs what was built before finds it until the new one is complete.
  await rm(DIST, { recursive: true, force: true })
  await rename(unfinished, DIST)
} finally {
  await rm(unfinished, { recursive: true, force: true })
}
