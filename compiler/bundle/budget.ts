import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { BuiltFile } from './built-file.ts'
import type { ModuleSize } from './sizes.ts'

/** Every cold start loads and compiles the code: from here on it is felt. */
const LARGE_CODE_BYTES = 5_000_000
/** Lambda's limit for an unpacked zip. */
const LAMBDA_UNPACKED_BYTES = 250 * 1024 * 1024
const LISTED = 5

/** Says when the bundle is too large for Lambda, or so large that cold starts suffer, and what makes it so. */
export function checkBudget(files: readonly BuiltFile[], sizes: readonly ModuleSize[]): Diagnostic[] {
  const largest = sizes
    .slice(0, LISTED)
    .map(({ name, bytes }) => `${name} ${megabytes(bytes)}`)
    .join(', ')
  const unpacked = sum(files.map(({ contents }) => contents.byteLength))
  if (unpacked > LAMBDA_UNPACKED_BYTES) {
    return [
      diagnostic(
        'BUNDLE_TOO_LARGE',
        `The bundle is ${megabytes(unpacked)} unpacked; Lambda takes ${megabytes(LAMBDA_UNPACKED_BYTES)}. ` +
          `Replace the largest modules: ${largest}.`,
      ),
    ]
  }
  const code = sum(sizes.map(({ bytes }) => bytes))
  if (code > LARGE_CODE_BYTES) {
    return [
      diagnostic(
        'BUNDLE_LARGE',
        `The bundle holds ${megabytes(code)} of code, which slows every cold start. Look for lighter packages, ` +
          `or import only the parts you use. The largest modules: ${largest}.`,
      ),
    ]
  }
  return []
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`
