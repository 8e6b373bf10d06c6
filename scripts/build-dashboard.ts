/**
 * `npm run build:dashboard`: makes `dashboard/dist`, which the gateway serves. Where what builds it was not installed (`npm ci --omit=dev`)
 * there is nothing to do: whoever runs routo from there has it built elsewhere, and the gateway says how where it is missing.
 */
import { existsSync } from 'node:fs'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { NONCE } from '../gateway/dashboard/policy.ts'

const FOLDER = 'dashboard'
/** Above this, it takes long and gains little. */
const BROTLI_QUALITY = 9

async function build(): Promise<void> {
  const unfinished = join(FOLDER, `dist-${process.pid}`)
  try {
    // Whoever starts it, also a test: Vite would build for development otherwise.
    process.env.NODE_ENV = 'production'
    const { build } = await import('vite')
    await build({
      configFile: join(FOLDER, 'vite.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      // The gateway puts the nonce of each answer in its place.
      html: { cspNonce: NONCE },
      build: { outDir: `dist-${process.pid}`, emptyOutDir: true },
    })
    for await (const path of glob('**/*.{js,css,svg}', { cwd: unfinished })) await compress(join(unfinished, path))
    // Whoever is served the one before has it until this one is complete.
    await rm(join(FOLDER, 'dist'), { recursive: true, force: true })
    await rename(unfinished, join(FOLDER, 'dist'))
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }
  await Promise.all([
    promisify(brotliCompress)(content, quality).then((encoded) => writeFile(`${path}.br`, encoded)),
    promisify(gzip)(content, { level: 9 }).then((encoded) => writeFile(`${path}.gz`, encoded)),
  ])
}

function isInstalled(module: string): boolean {
  try {
    createRequire(import.meta.url).resolve(module)
    return true
  } catch {
    return false
  }
}

if (isInstalled('vite') && existsSync(FOLDER)) await build()
else console.warn('What builds the dashboard is not installed: npm ci installs it.')
