import type { Files } from '../draft/files.ts'

/** What is installed, built or kept for others to see is no part of a project. */
const LEFT_OUT = /(^|\/)(node_modules|dist|out|\.[^/]+)(\/|$)/
/** As the API has it. */
const MOST_BYTES = 1024 * 1024

/** The texts of files that were chosen, by their paths below the chosen folder. */
export async function readUploaded(chosen: readonly File[]): Promise<{ readonly taken: Files; readonly left: number }> {
  const read = await Promise.all(
    chosen.map(async (file) => {
      const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath.split('/').slice(1).join('/')
      if (LEFT_OUT.test(path) || file.size > MOST_BYTES) return undefined
      const text = await textOf(file)
      return text === undefined ? undefined : ([path, text] as const)
    }),
  )
  const taken = new Map(read.filter((one) => one !== undefined))
  return { taken, left: chosen.length - taken.size }
}

/** Undefined for what is no text. */
async function textOf(file: File): Promise<string | undefined> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
