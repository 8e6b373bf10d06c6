import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { goldenTemplates } from '../test/testkit/golden-projects.ts'

/** Writes the golden templates anew. Read their diff as code before committing it. */
const folder = join(import.meta.dirname, '../test/golden')
const templates = await goldenTemplates()
for (const file of await readdir(folder)) if (!templates.has(file)) await rm(join(folder, file))
for (const [file, text] of templates) await writeFile(join(folder, file), text)
console.log(`Wrote ${templates.size} templates to test/golden.`)
