export { version } from '../client/version.ts'
