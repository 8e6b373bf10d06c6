import type { ItemState } from './model.ts'

type Counts = Readonly<Record<ItemState, number>>

/** Letters that were sent again, whatever has become of them. */
export const sentOf = ({ SENT, SUCCEEDED, FAILED }: Counts): number => SENT + SUCCEEDED + FAILED

/** Letters that were passed over. */
export const skippedOf = ({ GONE, UNFIT }: Counts): number => GONE + UNFIT
