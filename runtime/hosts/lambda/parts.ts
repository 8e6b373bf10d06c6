/**
 * What bundles are made of. The compiler exports from here what a project's routes name, and esbuild leaves out the
 * rest: an executor carries no step, source, target or kind of host that its project does not use.
 */
export { branch } from '../../steps/branch.ts'
export { filter } from '../../steps/filter.ts'
export { process } from '../../steps/process.ts'
export { respond } from '../../steps/respond.ts'
export { split, splitApart } from '../../steps/split.ts'
export { tap } from '../../steps/tap.ts'
export { validate } from '../../steps/validate.ts'
export { createLambdaHandler } from './index.ts'
export { serveQueue } from './queue.ts'
export { serveRequests } from './requests/index.ts'
export { openFile, openFileStream } from './sources/file.ts'
export { openMessage } from './sources/queue.ts'
export { openTrigger } from './sources/trigger.ts'
export { postHttps, putFile } from './ways.ts'
