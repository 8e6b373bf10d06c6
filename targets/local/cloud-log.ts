/** Where the local cloud writes what happened to it: fields first, then a sentence. Faults go in as `{ err }`. */
export interface CloudLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
