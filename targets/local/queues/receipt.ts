/** What a receipt handle says: which receive of which message, by which run of the cloud. */
export interface Receipt {
  readonly queue: string
  readonly id: number
  /** Counts the receives of a run. */
  readonly lease: number
  /** Of a run of the cloud: receives end with it. */
  readonly run: string
}

export const receiptHandle = ({ queue, id, lease, run }: Receipt): string => `${queue}/${id}/${lease}/${run}`

const HANDLE = /^([\w-]{1,80})\/(\d{1,16})\/(\d{1,16})\/([\w-]{1,40})$/

/** Undefined for what is no receipt handle. */
export function readReceipt(handle: string): Receipt | undefined {
  const [, queue, id, lease, run] = HANDLE.exec(handle) ?? []
  if (queue === undefined || run === undefined) return undefined
  return { queue, id: Number(id), lease: Number(lease), run }
}
