import type { OnResolveResult, Plugin } from 'esbuild'
import { namespaces } from './modules.ts'
import { problem } from './problem.ts'
import { type RuntimeCode, runtimeFiles } from './runtime-code.ts'

/** Leads imports of 'routo' to the runtime that lies ready beside the project's code. */
export function runtimeModules({ exports }: RuntimeCode): Plugin {
  return {
    name: 'runtime-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^routo$/ }, ({ path }) => ({ path, namespace: namespaces.runtime, sideEffects: false }))
      onResolve({ filter: /^routo\// }, ({ path }) => notForExecutors(path))
      // By name, so that an import of what is not there is found here and not at the first cold start.
      onLoad({ filter: /./, namespace: namespaces.runtime }, () => ({
        contents: `export { ${exports.join(', ')} } from '${runtimeFiles.api}'`,
      }))
      for (const namespace of [namespaces.entry, namespaces.runtime]) {
        onResolve({ filter: /^\.\/routo/, namespace }, ({ path }) => ({ path, external: true }))
      }
    },
  }
}

const notForExecutors = (specifier: string): OnResolveResult =>
  specifier === 'routo/testing'
    ? problem('TEST_KIT_IN_BUNDLE', '"routo/testing" is for tests. A module that a route uses cannot import it.')
    : problem('PACKAGE_NOT_FOUND', `"${specifier}" is not for processors. They can import "routo".`)
