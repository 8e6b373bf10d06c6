import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import ts from 'typescript'

const uses = fileURLToPath(new URL('./uses.ts', import.meta.url))
const config = fileURLToPath(new URL('../../../tsconfig.json', import.meta.url))

test('the types take every right use and refuse every wrong one', async () => {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, '.')
  const program = ts.createProgram([uses], options)
  const found = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1
    return `${file?.fileName.slice(-30)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })

  expect(found).toEqual([])
  const refused = (await readFile(uses, 'utf8')).match(/@ts-expect-error/g)
  expect(refused?.length).toBeGreaterThan(30)
})
