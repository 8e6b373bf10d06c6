import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** Longest suffix of a derived name included, names of functions must stay within 64 characters. */
const NAME = /^[A-Za-z][A-Za-z0-9]{0,45}$/

/** Names of routes are legal, and unique whatever their case: names of resources are made of them, some in lower case. */
export function names({ routes }: CheckedProject): Diagnostic[] {
  const first = new Map<string, string>()
  return routes.flatMap((route) => {
    const { name } = route.document
    const place = placesOf(route).name
    const found: Diagnostic[] = []
    if (!NAME.test(name)) {
      const message = `"${name}" cannot name a route: use 1 to 46 letters and digits, starting with a letter.`
      found.push(diagnostic('INVALID_ROUTE_NAME', message, place))
    }
    const other = first.get(name.toLowerCase())
    if (other === undefined) first.set(name.toLowerCase(), name)
    else found.push(diagnostic('DUPLICATE_ROUTE_NAME', duplicate(name, other), place))
    return found
  })
}

const duplicate = (name: string, other: string): string =>
  name === other
    ? `There are two routes named "${name}". Give one of them another name.`
    : `"${name}" and "${other}" differ by case only, and names of cloud resources are lower case. Give one of them another name.`
