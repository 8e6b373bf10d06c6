import type { OnResolveResult, Plugin } from 'esbuild'
import { namespaces } from './modules.ts'
import { problem } from './problem.ts'
import { apiNames, runtimeFile } from './runtime-code.ts'

/** Leads imports of 'routo' to the runtime's file, which is built when it is known what the project needs of it. */
export function runtimeModules(): Plugin {
  return {
    name: 'runtime-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^routo$/ }, ({ path }) => ({ path, namespace: namespaces.runtime, sideEffects: false }))
      onResolve({ filter: /^routo\// }, ({ path }) => notForExecutors(path))
      // By name, so that an import of what is not there is found here and not at the first cold start.
      onLoad({ filter: /./, namespace: namespaces.runtime }, () => ({
        contents: apiNames.map((name) => `export { ${name} } from '${runtimeFile}'`).join('\n'),
      }))
      for (const namespace of [namespaces.entry, namespaces.route, namespaces.runtime]) {
        onResolve({ filter: /^\.\/routo\.mjs$/, namespace }, ({ path }) => ({
          path,
          external: true,
          sideEffects: false,
        }))
      }
    },
  }
}

const notForExecutors = (specifier: string): OnResolveResult =>
  specifier === 'routo/testing'
    ? problem('TEST_KIT_IN_BUNDLE', '"routo/testing" is for tests. A module that a route uses cannot import it.')
    : problem('PACKAGE_NOT_FOUND', `"${specifier}" is not for processors. They can import "routo".`)
