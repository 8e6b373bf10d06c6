import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type Change, diff } from '../../../compiler/diff/index.ts'
import type { Release, StackPlan } from '../../driver.ts'
import { CloudError } from '../cloud-error.ts'
import type { StackRecord } from './course.ts'
import { readTemplate } from './read-template.ts'
import { isGone } from './release-course.ts'
import { type Blueprint, blueprintOf } from './resolve.ts'
import type { Place } from './resource.ts'
import type { TemplateProblem } from './template-problem.ts'

/** A release as the cloud gets it: the code comes on its own, and secrets only when they are needed. */
export type BareRelease = Omit<Release, 'code' | 'secrets'> & { readonly code: { readonly sha256: string } }

/** A problem of one of the templates of a release. */
export interface ReleaseProblem extends TemplateProblem {
  readonly stack: string
}

/** Understands the templates of a release, all of them; or tells everything that is wrong with them. */
export async function blueprintsOf(
  { stacks, environmentId, deploymentId, revision }: BareRelease,
  place: Place,
): Promise<{ readonly blueprints: readonly Blueprint[]; readonly problems: readonly ReleaseProblem[] }> {
  const blueprints: Blueprint[] = []
  const problems: ReleaseProblem[] = []
  for (const stack of stacks) {
    // Large projects have many stacks, and messages are not to wait for them.
    await setImmediate()
    const read = blueprintOf(stack, { environmentId, deploymentId, revision }, place)
    if ('resources' in read) blueprints.push(read)
    else problems.push(...read.map((problem) => ({ ...problem, stack: stack.name })))
  }
  return { blueprints, problems }
}

/** @throws {CloudError} `TEMPLATE_REFUSED`, with all problems */
export function ensureTaken(problems: readonly ReleaseProblem[]): void {
  if (problems.length === 0) return
  const told = problems.map(({ stack, path, message }) => `${stack}: ${path} ${message}`)
  throw new CloudError('TEMPLATE_REFUSED', `The local cloud does not take this template.\n${told.join('\n')}`)
}

/** What would become of the stacks of an environment. The same state and release give the same plan. */
export function planOf(blueprints: readonly Blueprint[], stacks: readonly StackRecord[]): StackPlan {
  const there = stacks.filter(({ status }) => !isGone(status))
  const before = new Map(there.map(({ name, template }) => [name, template]))
  const wanted = new Set(blueprints.map(({ name }) => name))
  const removes = there.map(({ name }) => name).filter((name) => !wanted.has(name))
  return {
    id: digestOf([
      there.map(({ name, template }) => [name, template]),
      blueprints.map(({ name, text }) => [name, text]),
    ]),
    changes: [
      ...blueprints.flatMap(({ name, template }) => inStack(name, diff(templateOf(before.get(name)), template))),
      ...removes.flatMap((name) => inStack(name, diff(templateOf(before.get(name)), undefined))),
    ],
    removes,
  }
}

const inStack = (stack: string, changes: readonly Change[]) => changes.map((change) => ({ ...change, stack }))

/** A template that was taken before. */
function templateOf(text: string | undefined) {
  if (text === undefined) return undefined
  const template = readTemplate(text)
  return 'Resources' in template ? template : undefined
}

const digestOf = (value: unknown): string => hash('sha256', JSON.stringify(value))
