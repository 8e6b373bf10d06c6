import { readFileSync } from 'node:fs'

/** Of this release. */
export const version: string = JSON.parse(
  readFileSync(new URL(import.meta.resolve('routo/package.json')), 'utf8'),
).version
