import { SandboxProblem } from './problem.ts'

const nothing = () => {}

/** Printing is harmless while a route is being written, and goes nowhere. */
const console = { log: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }

/** The same files must always give the same routes, so there is no clock and no chance. */
const refuse = (name: string) => (): never => {
  throw new SandboxProblem(
    'NOT_IN_SANDBOX',
    `"${name}" cannot be used in routes: the same files always give the same routes. Processors get the time from ctx.now().`,
  )
}

Object.assign(globalThis, { console })
Math.random = refuse('Math.random')
globalThis.Date = new Proxy(Date, { apply: refuse('Date'), construct: refuse('Date'), get: refuse('Date') })
