import type { Starter, StarterFile } from './starters.ts'

/** The files that a project begins with. They come when they are wanted: no page has them in it. */
export async function starterFiles({ files, sample }: Starter): Promise<readonly StarterFile[]> {
  const { texts } = await import('./texts.ts')
  const found = files.map((path) => ({
    path: path.slice(path.lastIndexOf('/') + 1),
    text: texts[`../../${path}`] ?? '',
  }))
  return sample === undefined ? found : [...found, sample]
}
