import { expect, test } from '@jest/globals'
import { StoreError } from '../../../services/shared/store/collection.ts'
import { openMongoStore } from '../../../services/shared/store/mongo/open.ts'

test('a URI that leads nowhere is refused with the setting to look at, and without its password', async () => {
  const uri = 'mongodb://ana:hunter2@127.0.0.1:1/routo?nonsense=hunter2'
  const refused = openMongoStore({ uri, database: 'routo', models: [] })
  await expect(refused).rejects.toThrow(StoreError)
  await expect(refused).rejects.toThrow('Check MONGODB_URI')
  await expect(refused).rejects.not.toThrow('hunter2')
})
