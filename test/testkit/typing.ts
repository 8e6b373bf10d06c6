import { Readable } from 'node:stream'

/** Somebody at a terminal, who answers each question when it is asked. */
export function typing(answers: Readonly<Record<string, string>>) {
  const stdin = new Readable({ read: () => {} })
  const open = new Map(Object.entries(answers))
  return {
    terminal: true,
    stdin,
    onOutput({ stderr }: { readonly stderr: string }): void {
      for (const [question, answer] of open) {
        if (!stderr.includes(question)) continue
        open.delete(question)
        // The question is still being written.
        setImmediate(() => stdin.push(`${answer}\r`))
      }
    },
  }
}
