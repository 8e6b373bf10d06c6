/** A Markdown table, with its columns aligned to the right for a reader of the terminal. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, n) => cell.padStart(widths[n] ?? 0)).join(' | ')} |`
  return [line(heads), `|${widths.map((width) => `${'-'.repeat(width + 1)}:|`).join('')}`, ...rows.map(line)].join('\n')
}
