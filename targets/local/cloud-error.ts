/** The local cloud does not do what it was asked; protocols put it into their own words. */
export class CloudError extends Error {
  override readonly name = 'CloudError'
  /** As AWS calls it: `QueueDoesNotExist`, `NoSuchKey`, `AccessDenied`; ours are in capitals: `DISK_FULL`. */
  readonly code: string
  /** Of HTTP. */
  readonly status: number

  constructor(code: string, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.code = code
    this.status = options.status ?? 400
  }
}
