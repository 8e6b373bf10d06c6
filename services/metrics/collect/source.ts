import type { DataPlane } from '../../../targets/data-plane.ts'

/** Where records of executions come from. Each source is collected on its own: one that is slow or fails holds up no other. */
export interface RecordSource {
  /** Of its checkpoint. */
  readonly id: string
  readonly records: DataPlane['records']
}

/** Id of the source whose records are in one list, in their order: of the local cloud. */
export const ONE_LIST = 'records'
