import { join } from 'node:path'

/** Where Node keeps what it has compiled. With it, programs import what they need in half the time. */
export const compileCache = join(import.meta.dirname, '../../node_modules/.cache/compile')
