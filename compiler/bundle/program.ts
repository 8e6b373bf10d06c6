import { build } from './esbuild.ts'
import { buildOptions } from './options.ts'
import { ownRoot } from './own-modules.ts'

/**
 * One of our own programs as a single file of JavaScript, for a process that may read nothing else.
 *
 * @param file its module, as a path of this machine
 */
export async function bundleProgram(file: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...buildOptions,
    splitting: false,
    entryPoints: [file],
    outdir: ownRoot,
    absWorkingDir: ownRoot,
  })
  const [program] = outputFiles
  if (program === undefined) throw new Error(`${file} gave no program.`)
  return program.contents
}
