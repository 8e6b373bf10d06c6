/** A policy document of IAM that allows. */
export interface Policy {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Grant[]
}

/** What is allowed, on what, and when. */
export interface Grant {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** What is granted on the same resources is one statement: AWS counts the letters of a policy. */
export function policy(grants: readonly Grant[]): Policy {
  const byResources = Map.groupBy(grants, ({ Resource, Condition }) => JSON.stringify([Resource, Condition]))
  const statements = [...byResources.values()].flatMap(([first, ...more]): readonly Grant[] => {
    if (first === undefined) return []
    const actions = new Set([first, ...more].flatMap(({ Action }) => Action))
    return [{ ...first, Action: [...actions].sort() }]
  })
  return { Version: '2012-10-17', Statement: statements }
}

export const grant = (
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: Grant['Condition'],
): Grant => ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition !== undefined && { Condition }) })

/** Where AWS knows no resource for an action, or where names are made by AWS and say nothing. */
export const anything: readonly string[] = ['*']

/** Hands a role to one service only. */
export const passTo = (Sid: string, service: string, roles: readonly string[]): Grant =>
  grant(Sid, ['iam:PassRole'], roles, { StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } })
