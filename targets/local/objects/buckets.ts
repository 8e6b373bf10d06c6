import { CloudError } from '../cloud-error.ts'
import type { Journal } from '../journal/journal.ts'
import type { BucketConfig, BucketInfo } from './objects.ts'

/** Buckets as the journal has them. Whatever writes is for within a transaction. */
export interface BucketTable {
  get(name: string): BucketInfo | undefined
  /** @throws {CloudError} `NoSuchBucket` */
  existing(name: string): BucketInfo
  list(): readonly BucketInfo[]
  put(name: string, config: BucketConfig, now: number): void
  remove(name: string): void
}

export function bucketTable({ database }: Journal): BucketTable {
  const select = database.prepare('SELECT * FROM buckets WHERE name = ?')
  const all = database.prepare('SELECT * FROM buckets ORDER BY name')
  const put = database.prepare(
    `INSERT INTO buckets (name, config, created_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET config = excluded.config`,
  )
  const remove = database.prepare('DELETE FROM buckets WHERE name = ?')

  const get = (name: string): BucketInfo | undefined => {
    const row = select.get(name)
    return row && bucketOf(row)
  }
  return {
    get,
    existing(name) {
      const bucket = get(name)
      if (bucket === undefined) {
        throw new CloudError('NoSuchBucket', `The bucket ${name} does not exist.`, { status: 404 })
      }
      return bucket
    },
    list: () => all.all().map(bucketOf),
    put: (name, config, now) => void put.run(name, JSON.stringify(config), now),
    remove: (name) => void remove.run(name),
  }
}

const bucketOf = ({ name, config, created_at }: Readonly<Record<string, unknown>>): BucketInfo => ({
  name: String(name),
  createdAt: Number(created_at),
  ...JSON.parse(String(config)),
})
