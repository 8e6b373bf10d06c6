import type { Template, TemplateResource } from '../../../compiler/index.ts'

/** Properties that AWS looks up when a resource is made: what they name must be there. */
const lookedUp: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['NotificationConfiguration'],
  'AWS::SQS::Queue': ['RedrivePolicy'],
  'AWS::Lambda::EventSourceMapping': ['EventSourceArn'],
}

/**
 * The number of the wave in which each stack is made: behind those whose queues it needs. Stacks that need each other go one
 * after the other, in the order given.
 */
export function wavesOf(
  stacks: readonly { readonly name: string; readonly template: Template }[],
): ReadonlyMap<string, number> {
  const needs = stacks.map(({ name, template }) => ({
    name,
    needs: stacks
      .filter((other) => other.name !== name && needsOf(template, queuesOf(other.template)))
      .map((one) => one.name),
  }))
  const waves = new Map<string, number>()
  for (let wave = 0; waves.size < stacks.length; wave += 1) {
    const open = needs.filter(({ name }) => !waves.has(name))
    const free = open.filter((one) => one.needs.every((name) => waves.has(name)))
    for (const { name } of free.length > 0 ? free : open.slice(0, 1)) waves.set(name, wave)
  }
  return waves
}

const queuesOf = ({ Resources }: Template): readonly string[] =>
  Object.values(Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::SQS::Queue' ? [String(Properties.QueueName)] : [],
  )

function needsOf({ Resources }: Template, queues: readonly string[]): boolean {
  const text = Object.values(Resources).map(lookedUpIn).join()
  return queues.some((name) => text.includes(`:${name}"`))
}

const lookedUpIn = ({ Type, Properties }: TemplateResource): string =>
  (lookedUp[Type] ?? []).map((name) => JSON.stringify(Properties[name] ?? '')).join()
