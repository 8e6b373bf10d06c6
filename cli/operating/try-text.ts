import type { TryProblemFragment, TryRouteMutation } from '../../client/index.ts'
import type { ProjectFiles } from '../../compiler/project.ts'
import type { Output } from '../output/output.ts'
import { count, duration, firstLine, indented } from '../output/words.ts'

export type Tried = TryRouteMutation['routeTry']

/** What a route did with a message, from step to step. */
export function tryText(tried: Tried, files: ProjectFiles, output: Output): string {
  const { style } = output
  const { outcome, durationMs, dropReason, logs, response, leftOut } = tried
  const left = leftOut ? leftOut.steps + leftOut.sends + leftOut.failedParts : 0
  const sections = [
    tried.steps.flatMap((step) => stepLines(step, output)),
    tried.failedParts.flatMap(({ messageId, body, error }) => [
      `${style('red', '✗')} ${messageId} would be a dead letter`,
      ...errorLines(error, files, output),
      ...shownBody(body, output),
    ]),
    tried.wouldSend.flatMap(({ endpoint, body }) => [
      `${style('cyan', '→')} would send to ${style('bold', endpoint)}`,
      ...shownBody(body, output),
    ]),
    response ? [`${style('cyan', '←')} would answer ${response.status}`, ...shownBody(response.body, output)] : [],
    logs.map((line) => `${style('dim', 'log')} ${line}`),
    tried.error ? errorLines(tried.error, files, output) : [],
    left > 0 ? [`… ${count(left, 'more line')} of this not shown.`] : [],
  ]
  const isWell = outcome === 'SUCCEEDED' && tried.failedParts.length === 0
  const verdict = outcome === 'SUCCEEDED' && !isWell ? 'partial' : (outcome?.toLowerCase() ?? 'did not end')
  const words = [verdict, ...(durationMs ? [`in ${duration(durationMs)}`] : []), ...(dropReason ? [dropReason] : [])]
  return [
    ...sections.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`),
    style(isWell ? 'green' : tried.error ? 'red' : 'yellow', words.join(' ')),
  ].join('\n')
}

const FEW_OUTPUTS = 3

function stepLines(step: Tried['steps'][number], output: Output): string[] {
  const { kind, label, messageId, input, outputs, outputCount, durationMs, note } = step
  const shown = outputs.slice(0, FEW_OUTPUTS)
  return [
    `${output.style('bold', label ? `${kind} ${label}` : kind)}  ${output.style('dim', `${messageId}  ${duration(durationMs)}`)}`,
    `  in   ${shortened(input ?? '', output)}`,
    ...shown.map((text) => `  out  ${shortened(text, output)}`),
    ...(outputCount > shown.length ? [`  out  … ${outputCount - shown.length} more`] : []),
    ...(outputCount === 0 ? [output.style('dim', '  out  nothing')] : []),
    ...(note ? [`  ${output.style('dim', note)}`] : []),
  ]
}

/** A body on a line. */
const shortened = (text: string, { style }: Output): string => {
  const [line = '', ...more] = text.split('\n')
  return firstLine(line, 100) + (more.length > 0 ? style('dim', ` … ${count(more.length, 'more line')}`) : '')
}

const MOST_LINES = 10

function shownBody(body: string, { style }: Output): string[] {
  const lines = body.split('\n')
  const shown = lines.slice(0, MOST_LINES).map((line) => indented(firstLine(line, 160), '    '))
  return lines.length > MOST_LINES ? [...shown, style('dim', `    … ${lines.length - MOST_LINES} more lines`)] : shown
}

/** The error with the line of the source that threw it. */
function errorLines(
  { code, message, sourceLocation }: TryProblemFragment,
  files: ProjectFiles,
  output: Output,
): string[] {
  const { style } = output
  const [path = '', line, column] = sourceLocation?.split(':') ?? []
  const source = files[path]?.split(/\r?\n/)[Number(line) - 1]
  return [
    `${sourceLocation ? `${style('bold', sourceLocation)} ` : ''}${style('red', 'error')} ${style('dim', code)}`,
    `  ${message}`,
    ...(source === undefined
      ? []
      : [
          `  ${style('dim', `${line} |`)} ${source}`,
          `  ${style('dim', `${' '.repeat(line?.length ?? 0)} |`)} ${source.slice(0, Number(column) - 1).replaceAll(/[^\t]/g, ' ')}${style('red', '^')}`,
        ]),
  ]
}
