/**
 * Does what only records: an error in it never reaches the message that is recorded. It leaves one line on standard
 * error, through which Lambda's own log shows that records are missing.
 */
export function quietly(record: () => void): void {
  try {
    record()
  } catch (error) {
    process.stderr.write(`routo: could not record: ${error instanceof Error ? error.message : 'unknown error'}\n`)
  }
}
