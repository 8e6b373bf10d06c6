import { didYouMean } from './did-you-mean.ts'

/** Why a value is not of its shape, and where in it. */
export interface ShapeProblem {
  /** Property names and indexes, from the root. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Tells everything that is wrong with a value, which stands at `path`. */
export type Shape = (value: unknown, path: Path, report: Report) => void

type Report = (problem: ShapeProblem) => void

/** One list for all of a walk, since thousands of values are walked: whoever keeps it makes a copy. */
type Path = (string | number)[]

/** Shapes of properties by their names. */
export type Properties = Readonly<Record<string, Shape>>

/** A shape that a value has, or has not, as a whole. */
const simple =
  (holds: (value: unknown) => boolean, messageOf: (value: unknown) => string): Shape =>
  (value, path, report) => {
    if (!holds(value)) report({ path: [...path], message: messageOf(value) })
  }

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mustBe = (what: string) => (value: unknown) => `must be ${what}, is ${kindOf(value)}`

export const text = simple(isText, mustBe('a string'))
export const whole = simple(Number.isInteger, mustBe('an integer'))
/** A number that tells how much of something there is. */
export const amount = (most: number): Shape =>
  simple(
    (value) => typeof value === 'number' && value >= 0 && value <= most,
    (value) =>
      `must be a number from 0 to ${most.toLocaleString('en')}, is ${typeof value === 'number' ? value : kindOf(value)}`,
  )
export const flag = simple((value) => typeof value === 'boolean', mustBe('a boolean'))
/** What is in it is another's affair. */
export const anyObjectOrFlag = simple(
  (value) => isObject(value) || typeof value === 'boolean',
  mustBe('an object or a boolean'),
)

/** The one value. */
export const exactly = (wanted: string | boolean): Shape =>
  simple(
    (value) => value === wanted,
    () => `must be ${wanted}`,
  )

/** One of a few words. */
export const oneOf = (words: readonly string[]): Shape =>
  simple(
    (value) => isText(value) && words.includes(value),
    () => `must be one of ${words.join(', ')}`,
  )

/** Text of a form, which `message` puts into words. */
export const textLike = (form: RegExp, message: string): Shape =>
  simple(
    (value) => isText(value) && form.test(value),
    (value) => (isText(value) ? message : mustBe('a string')(value)),
  )

/** A list of any length. */
export const listOf =
  (item: Shape): Shape =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report({ path: [...path], message: mustBe('an array')(value) })
    for (const [index, one] of value.entries()) within(item, one, { path, part: index, report })
  }

/** An object with these properties, and no others. A property that is `undefined` is not there. */
export function object(required: Properties, optional: Properties = {}): Shape {
  const properties = Object.entries({ ...required, ...optional })
  const known = properties.map(([name]) => name)
  const needed = Object.keys(required)
  return (value, path, report) => {
    if (!isObject(value)) return report({ path: [...path], message: mustBe('an object')(value) })
    const tell = (message: string) => report({ path: [...path], message })
    const missing = needed.filter((name) => propertyOf(value, name) === undefined)
    const unknown = Object.keys(value).filter((name) => !known.includes(name))
    for (const name of missing) tell(`"${name}" is missing`)
    for (const name of unknown) tell(`"${name}" is not known here.${didYouMean(name, known)}`)
    for (const [name, shape] of properties) {
      const property = propertyOf(value, name)
      if (property !== undefined) within(shape, property, { path, part: name, report })
    }
  }
}

const propertyOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined

/** An object whose property `tag` says which of the shapes it has. */
export const tagged =
  (tag: string, shapes: Properties): Shape =>
  (value, path, report) => {
    if (!isObject(value)) return report({ path: [...path], message: mustBe('an object')(value) })
    const kind = propertyOf(value, tag)
    const shape = isText(kind) && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
    if (shape !== undefined) return shape(value, path, report)
    if (kind === undefined) report({ path: [...path], message: `"${tag}" is missing` })
    report({ path: [...path], message: `"${tag}" must be one of ${Object.keys(shapes).join(', ')}` })
  }

/** Looks at a part of the value that stands at `path`. */
function within(
  shape: Shape,
  value: unknown,
  { path, part, report }: { readonly path: Path; readonly part: string | number; readonly report: Report },
): void {
  path.push(part)
  shape(value, path, report)
  path.pop()
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
