import './scripts/require-node.js'

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/examples/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/testkit/strip-types.cjs' },
  testEnvironment: 'node',
  // Many tests wait for programs that they started: every core has a worker.
  maxWorkers: '100%',
  // Property tests and child processes take their time on a busy machine; a test that hangs still ends.
  testTimeout: 60_000,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
}
