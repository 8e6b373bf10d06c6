const { exit } = process

/** Tests run among the globals of their worker, so an `Error` of Node is an `Error` in a test too. */
export default class Environment {
  readonly global = globalThis

  getVmContext(): null {
    return null
  }

  async setup(): Promise<void> {}

  async teardown(): Promise<void> {
    // Jest puts its own in this place, for each file.
    process.exit = exit
  }
}
