/** A file of the bundle. */
export interface BuiltFile {
  /** In the zip. */
  readonly path: string
  readonly contents: Uint8Array
}
