/** Asks for each, few at once: AWS limits how often it is asked. Answers in the order of the items. */
export async function fewAtOnce<T, R>(
  items: readonly T[],
  ask: (item: T) => Promise<R>,
  most = 4,
): Promise<readonly R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += most) {
    results.push(...(await Promise.all(items.slice(from, from + most).map(ask))))
  }
  return results
}
