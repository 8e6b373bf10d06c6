import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RouteEdit } from '../../../compiler/edit/edit.ts'
import { editProject } from '../../../compiler/edit/edit-project.ts'
import { evaluateProject } from '../../../compiler/evaluate/evaluate-project.ts'
import { defaultLimits } from '../../../compiler/evaluate/limits.ts'
import { print } from '../../../compiler/print.ts'
import type { ProjectFiles } from '../../../compiler/project.ts'
import { filesOfReferences, routeDocument } from '../../testkit/arbitrary-documents.ts'

const projects = fc.uniqueArray(routeDocument, { selector: ({ name }) => name, minLength: 2, maxLength: 3 })

/** The files after an edit that has to be possible. */
async function edited(files: ProjectFiles, change: RouteEdit): Promise<ProjectFiles> {
  const result = await editProject(files, change, defaultLimits)
  expect(result).not.toHaveProperty('problem')
  return 'files' in result ? result.files : files
}

const documentsOf = async (files: ProjectFiles) =>
  (await evaluateProject(files, defaultLimits)).routes.map(({ document }) => document)

test('any written route becomes any other, by document and by source, and the others stay', async () => {
  await fc.assert(
    fc.asyncProperty(projects, routeDocument, async ([first, second, ...more], other) => {
      if (first === undefined || second === undefined) return
      const files = { ...filesOfReferences, 'routes.ts': print([first, second, ...more]) }
      const document = { ...other, name: second.name }
      const expected = JSON.parse(JSON.stringify([first, document, ...more]))
      expect(await documentsOf(await edited(files, { kind: 'save', document }))).toEqual(expected)
      expect(await documentsOf(await edited(files, { kind: 'save', source: print(document) }))).toEqual(expected)
    }),
    { numRuns: 6 },
  )
})

test('any written route can be removed, and added again behind the others', async () => {
  await fc.assert(
    fc.asyncProperty(projects, async ([first, ...more]) => {
      if (first === undefined) return
      const files = { ...filesOfReferences, 'routes.ts': print([first, ...more]) }
      const without = await edited(files, { kind: 'remove', name: first.name })
      expect(await documentsOf(without)).toEqual(more)
      const again = await edited(without, { kind: 'save', document: first })
      expect(await documentsOf(again)).toEqual([...more, first])
    }),
    { numRuns: 6 },
  )
})
