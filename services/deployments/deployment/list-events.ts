import { type Page, type PageArgs, type Rows, readPage } from '../../shared/pages.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { keepEvents } from './events.ts'
import type { DeploymentRecord, EventRecord } from './record.ts'

const PAGE_SIZE = 100

/** What has happened in a deployment, the oldest first. */
export async function listEvents(
  events: Collection<EventRecord>,
  record: DeploymentRecord,
  args: PageArgs,
): Promise<Page<EventRecord>> {
  // Its worker may have died between its last step and the log.
  if (record.outbox.length > 0) await keepEvents(events, record)
  // What the deployment does not count yet belongs to a step that is not taken.
  const rows: Rows<EventRecord> = {
    where: { deploymentId: record.id },
    range: { field: 'place', lt: record.events },
    order: { by: 'place', direction: 'asc' },
  }
  return readPage((query) => events.find(query), rows, args, { size: PAGE_SIZE })
}
