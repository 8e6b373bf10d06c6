const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  throw new Error(
    `routo needs Node 24, this is Node ${process.versions.node}. "npm ci" brings it along; ` +
      'if install scripts are switched off, run "npm install-scripts approve node" and "npm ci" again.',
  )
}

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/examples/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/testkit/strip-types.cjs' },
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
}
