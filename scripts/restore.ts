/** `npm run restore -- <folder>`: makes the data directory what it was at a backup. The server must be stopped. */
import { restore } from '../services/shared/store/backup.ts'
import { copyFiles } from './data-copy.ts'

await copyFiles({
  usage: `npm run restore -- <folder> [--force]

  <folder>   what npm run backup made
  --force    replaces what is in the data directory (ROUTO_DATA_DIR)`,
  copy: restore,
  done: ({ dataDir, backup }) => `${dataDir} is what it was when ${backup} was made. Start with: npm start`,
})
