import { type BuildOptions, type BuildResult, build as buildOnce, type SameShape, stop } from 'esbuild'

/** How often esbuild was started again: its process serves all builds of this one. */
let restarts = 0

/**
 * Builds as esbuild does. esbuild works in a process beside this one, and when that has ended (killed for its memory, say) all builds
 * would fail from then on: such a build is done once more, by a new process.
 */
export async function build<Options extends BuildOptions>(
  options: SameShape<BuildOptions, Options>,
): Promise<BuildResult<Options>> {
  const before = restarts
  try {
    return await buildOnce(options)
  } catch (error) {
    if (!hasEnded(error)) throw error
    // Of several builds that have failed by it, one starts it again.
    if (restarts === before) {
      restarts += 1
      await stop()
    }
    return buildOnce(options)
  }
}

const hasEnded = (error: unknown): boolean =>
  error instanceof Error && /The service (?:was stopped|is no longer running)/.test(error.message)
