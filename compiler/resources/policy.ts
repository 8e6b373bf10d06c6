import type { Value } from '../template.ts'

/** One statement of a policy. */
export type Statement = Readonly<Record<string, Value>>

/** A policy document. */
export const policy = (...statements: readonly Statement[]): Value => ({
  Version: '2012-10-17',
  Statement: statements,
})

/** What a role may do. */
export const allow = (sid: string, actions: readonly string[], resources: readonly Value[]): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
})

/** Lets a service of AWS act in the role's name. */
export const trust = (service: string, condition?: Value): Value =>
  policy({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
    ...(condition !== undefined && { Condition: condition }),
  })

/** Refuses everyone every request that is not encrypted on its way. */
export const denyInsecureTransport = (actions: 's3:*' | 'sqs:*', resources: readonly Value[]): Statement => ({
  Sid: 'DenyInsecureTransport',
  Effect: 'Deny',
  Principal: '*',
  Action: actions,
  Resource: resources,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})
