import type { BuildOptions } from 'esbuild'

/** How code for an executor is made, a project's and ours alike. */
export const buildOptions = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node24',
  minify: true,
  charset: 'utf8',
  outExtension: { '.js': '.mjs' },
  legalComments: 'none',
  // No tsconfig.json of the machine may change what code is compiled to.
  tsconfigRaw: {},
  logLevel: 'silent',
  logLimit: 0,
} as const satisfies BuildOptions
