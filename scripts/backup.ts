/** `npm run backup -- <folder>`: copies the data directory, also while the server is running. */
import { backUp } from '../services/shared/store/backup.ts'
import { copyFiles } from './data-copy.ts'

await copyFiles({
  usage: `npm run backup -- <folder> [--force]

  <folder>   where the copy of the data directory (ROUTO_DATA_DIR) is put
  --force    replaces what is in the folder`,
  copy: backUp,
  done: ({ dataDir, backup }) =>
    `${dataDir} is backed up in ${backup}. The folder holds secrets: only you can read it.`,
})
