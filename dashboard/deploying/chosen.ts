/** What was chosen among radios. @throws where nothing was, as there is nothing to choose from yet */
export function chosen(values: FormData, name: string, problem: string): string {
  const value = values.get(name)
  if (typeof value === 'string') return value
  throw new Error(problem)
}
