import './scripts/require-node.js'
import { availableParallelism } from 'node:os'

/** These take minutes. */
const insistedOn = ['<rootDir>/test/attacks/', '<rootDir>/test/chaos/']

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/examples/**/*.test.ts'],
  testPathIgnorePatterns: process.env.ROUTO_THOROUGH === '1' ? [] : insistedOn,
  transform: {},
  runtime: '<rootDir>/test/testkit/jest/runtime.ts',
  testEnvironment: '<rootDir>/test/testkit/jest/environment.ts',
  globalSetup: '<rootDir>/test/testkit/jest/set-up.ts',
  // A third of the time tests wait for programs that they started, or for the disk.
  maxWorkers: Math.max(3, availableParallelism()),
  // Property tests and child processes take their time on a busy machine; a test that hangs still ends.
  testTimeout: 60_000,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
}
