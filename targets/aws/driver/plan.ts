import { hash } from 'node:crypto'
import { diff, type Template } from '../../../compiler/index.ts'
import type { Release, StackPlan } from '../../driver.ts'
import type { Holdings } from '../operations/operation.ts'
import type { Aws } from '../stacks/aws.ts'
import { withCode } from '../stacks/code-key.ts'
import { readTemplate, type Standing, standingOf } from '../stacks/standing.ts'

/** An environment as it stands, and what a release would make of it. */
export interface Prospect {
  readonly plan: StackPlan
  readonly wanted: readonly Wanted[]
  /** Of stacks that are no longer part of the release. */
  readonly dropped: readonly Standing[]
}

/** A stack as the release has it, and as it stands. */
export interface Wanted {
  readonly name: string
  readonly text: string
  readonly template: Template
  readonly standing: Standing
  /** Of the code that its functions run, where that is not what the template says. */
  readonly codeKey?: string
}

/** Looks at the stacks of an environment, and at what a release has in their place. The same gives the same plan. */
export async function prospectOf(aws: Aws, held: Holdings, release: Release): Promise<Prospect> {
  const texts = new Map(release.stacks.map(({ name, text }) => [name, text]))
  const names = new Set([...texts.keys(), ...held.stacks.map(({ name }) => name)])
  const codeKeys = new Map(held.stacks.map(({ name, codeKey }) => [name, codeKey]))
  const standings = await standingOf(aws, [...names])
  const wanted = standings.flatMap((standing) => {
    const { name } = standing
    const text = texts.get(name)
    const codeKey = codeKeys.get(name)
    const swapped = codeKey === undefined ? {} : { codeKey }
    return text === undefined ? [] : [{ name, text, template: readTemplate(name, text), standing, ...swapped }]
  })
  const dropped = standings.filter(({ name, stack }) => stack !== undefined && !texts.has(name))
  const there = standings.filter(({ template }) => template !== undefined)
  return {
    wanted,
    dropped,
    plan: {
      id: hash(
        'sha256',
        JSON.stringify([
          there.map(({ name, stack, template }) => [name, stack?.StackId, template, codeKeys.get(name)]),
          wanted.map(({ name, text }) => [name, text]),
        ]),
      ),
      changes: [
        ...wanted.flatMap((one) => inStack(one.name, diff(running(one), one.template))),
        ...dropped.flatMap((one) => inStack(one.name, diff(before(one), undefined))),
      ],
      removes: dropped.map(({ name }) => name),
    },
  }
}

/** The template of a stack as it stands. */
const before = ({ name, template }: Standing): Template | undefined =>
  template === undefined ? undefined : readTemplate(name, template)

/** The template of a stack with the code that its functions run. */
export function running({ standing, codeKey }: Pick<Wanted, 'standing' | 'codeKey'>): Template | undefined {
  const template = before(standing)
  return template === undefined || codeKey === undefined ? template : withCode(template, codeKey)
}

const inStack = (stack: string, changes: ReturnType<typeof diff>) => changes.map((change) => ({ ...change, stack }))
