import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import ts from 'typescript'

const uses = fileURLToPath(new URL('./uses.ts', import.meta.url))
const config = fileURLToPath(new URL('../../../tsconfig.json', import.meta.url))

/** Everything that the type checker has to say about a program of these files. */
function complaints(files: readonly string[], options: ts.CompilerOptions): readonly string[] {
  const program = ts.createProgram(files, options)
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1
    return `${file?.fileName.slice(-30)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

test('the types take every right use and refuse every wrong one', async () => {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, '.')
  expect(complaints([uses], options)).toEqual([])
  const refused = (await readFile(uses, 'utf8')).match(/@ts-expect-error/g)
  expect(refused?.length).toBeGreaterThan(30)
})

test('a project that is only "strict" can use every entry of the package', () => {
  const found = complaints([fileURLToPath(new URL('../../api.test.ts', import.meta.url))], {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  })
  expect(found).toEqual([])
})
