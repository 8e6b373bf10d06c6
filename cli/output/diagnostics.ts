import type { ProjectFiles } from '../../compiler/project.ts'
import type { Output } from './output.ts'
import { count } from './words.ts'

/** What the compiler has to say, here or in the installation. */
export interface ShownDiagnostic {
  readonly severity: 'ERROR' | 'WARNING' | 'INFO'
  readonly code: string
  readonly message: string
  readonly route?: string | null
  readonly range?: DiagnosticRange | null
  readonly fix?: { readonly title: string } | null
}

interface DiagnosticRange {
  readonly path: string
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

const COLOURS = { ERROR: 'red', WARNING: 'yellow', INFO: 'cyan' } as const

/** Diagnostics for people: where, what, the line itself with a caret, and how it can be made right; the worst ones last, next to the prompt. */
export function diagnosticsText(
  diagnostics: readonly ShownDiagnostic[],
  files: ProjectFiles,
  style: Output['style'],
): string {
  const worstLast = (['INFO', 'WARNING', 'ERROR'] as const).flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  )
  return worstLast.map((diagnostic) => `${diagnosticText(diagnostic, files, style)}\n`).join('\n')
}

function diagnosticText(
  { severity, code, message, route, range, fix }: ShownDiagnostic,
  files: ProjectFiles,
  style: Output['style'],
): string {
  const place = range ? `${range.path}:${range.startLine}:${range.startColumn}` : route ? `route ${route}` : ''
  const head = [
    place === '' ? '' : style('bold', place),
    style(COLOURS[severity], severity.toLowerCase()),
    style('dim', code),
  ]
  const line = range ? files[range.path]?.split(/\r?\n/)[range.startLine - 1] : undefined
  return [
    head.filter(Boolean).join(' '),
    `  ${message}`,
    ...(range && line !== undefined ? excerpt(line, range, COLOURS[severity], style) : []),
    ...(fix ? [`  ${style('green', 'fix')} ${fix.title}`] : []),
  ].join('\n')
}

/** The most of a line that is shown; some files have one line alone. */
const WIDEST = 100

function excerpt(line: string, range: DiagnosticRange, colour: 'red' | 'yellow' | 'cyan', style: Output['style']) {
  const from = Math.max(0, Math.min(range.startColumn - 1 - WIDEST / 2, line.length - WIDEST))
  const shown = line.slice(from, from + WIDEST)
  const start = Math.min(range.startColumn - 1 - from, shown.length)
  const end = range.endLine === range.startLine ? range.endColumn - 1 - from : shown.length
  const carets = '^'.repeat(Math.max(1, Math.min(end, shown.length) - start))
  const number = String(range.startLine)
  // Tabs stay, so that the caret stands where the editor shows the place.
  const before = shown.slice(0, start).replaceAll(/[^\t]/g, ' ')
  return [
    `  ${style('dim', `${number} |`)} ${shown}`,
    `  ${style('dim', `${' '.repeat(number.length)} |`)} ${before}${style(colour, carets)}`,
  ]
}

/** `2 errors and 1 warning`; empty where there is neither. */
export function countOf(diagnostics: readonly ShownDiagnostic[]): string {
  const counted = (['ERROR', 'WARNING'] as const).flatMap((severity) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return number === 0 ? [] : [count(number, severity.toLowerCase())]
  })
  return counted.join(' and ')
}

export const hasErrors = (diagnostics: readonly ShownDiagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'ERROR')
