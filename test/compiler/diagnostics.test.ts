import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { check } from '../../compiler/check/index.ts'
import { type DiagnosticCode, diagnosticCodes } from '../../compiler/diagnostic.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { ProjectFiles } from '../../compiler/project.ts'

const page = readFileSync('docs/diagnostics.md', 'utf8')
const sections = page
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ code: text.slice(0, text.indexOf('\n')), text }))
const severityWords = { ERROR: 'Error.', WARNING: 'Warning.', INFO: 'Info.' }

const processors = `export const toJson = (body: string) => body
export const lines = (body: string) => body.split('\\n')
export const isLarge = (body: string) => body.length > 1_000
export const answer = (body: string) => body`

/** The files of a section's examples. */
function filesOf(text: string): ProjectFiles {
  const examples = [...text.matchAll(/^```(?:ts|json)\n([\s\S]*?)^```/gm)].map(([, example = '']) => example)
  return { 'processors.ts': processors, ...Object.fromEntries(examples.map(fileOf)) }
}

function fileOf(example: string): [path: string, text: string] {
  const [, path, rest = ''] = /^\/\/ (\S+)\n([\s\S]*)$/.exec(example) ?? []
  if (path !== undefined) return [path, rest]
  return ['routes.ts', example.includes('export ') ? example : inList(example)]
}

const inList = (element: string): string => `import { route } from 'routo'
import { answer, isLarge, lines, toJson } from './processors.ts'
export default [
${element}]
`

const limits = { timeMs: 400 }
/** What takes its time, on a busy machine more than it is given above. */
const ownLimits = {
  TOO_MANY_ROUTES: { timeMs: 20_000 },
  EVALUATION_OUT_OF_MEMORY: { timeMs: 20_000, memoryBytes: 8 * 1024 * 1024 },
}

test('docs/diagnostics.md explains exactly the codes there are, in their order', () => {
  expect(sections.map(({ code }) => code)).toEqual(Object.keys(diagnosticCodes))
})

describe.each(sections)('$code', ({ code, text }) => {
  const severity = diagnosticCodes[code as DiagnosticCode]

  test('is explained with its severity, an example and a fix', () => {
    expect(text).toContain(`\n\n${severityWords[severity]} `)
    expect(text).toMatch(/^```/m)
    expect(text).toMatch(/^Fix: /m)
  })

  if (!/^```(ts|json)/m.test(text)) return
  test('is what its example gives, and no other error', async () => {
    const files = filesOf(text)
    const { routes, diagnostics } = await evaluate(files, { ...limits, ...ownLimits[code as keyof typeof ownLimits] })
    const found = [...diagnostics, ...check(routes, { files })]
    const same = found.filter((one) => one.code === code)
    expect(same).not.toEqual([])
    expect(same.every((one) => one.severity === severity)).toBe(true)
    expect(found.filter((one) => one.severity === 'ERROR' && one.code !== code)).toEqual([])
  })
})
