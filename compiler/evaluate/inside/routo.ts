/** What `import … from 'routo'` gives to a routes file: the runtime's own exports, and a `route` that is traced. */
export * from '../../../runtime/index.ts'
export { route } from './traced-route.ts'
