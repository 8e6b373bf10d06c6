/** `AWS::SQS::Queue` in short: `SQS Queue`. */
export const formatType = (type: string): string => type.replace(/^AWS::/, '').replaceAll('::', ' ')

/** The name of a route, out of its id: also of one that the newest revision does not have any more. */
export const routeName = (id: string): string => id.replace(/^rte_[^_]+_/, '')

/** A value of a template on one line, and a text as it is. */
export const formatValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const KIB = 1024

/** `812 B`, `14 kB`, `2.3 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`
  if (bytes < KIB * KIB) return `${Math.round(bytes / KIB)} kB`
  return `${(bytes / KIB / KIB).toFixed(1)} MB`
}
