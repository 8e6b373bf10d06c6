import type { Scope } from '../plan/plan.ts'
import type { Value } from '../template.ts'

/** What a resource is to its route, for whoever lists the resources of a stack. */
export type ResourceRole = 'SOURCE' | 'TARGET' | 'EXECUTOR' | 'DEAD_LETTER' | 'PERMISSION' | 'LOG' | 'API' | 'SCHEDULE'

/** Metadata of a resource: its role, and the route it belongs to unless several share it. */
export const metadata = (role: ResourceRole, route?: string) => ({
  Metadata: { routo: { role, ...(route !== undefined && { route }) } },
})

/** Of what holds messages or objects: it goes only when the deployment that was to make it fails. */
export const retained = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' } as const

/** Of logs: their retention bounds them, and a group left behind would stand in the way of its successor. */
export const logPolicies = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' } as const

const tagsOf = ({ project, environment }: Scope, route?: string): readonly (readonly [string, string])[] => [
  ['routo:project', project],
  ['routo:environment', environment],
  ...(route === undefined ? [] : [['routo:route', route] as const]),
]

/** Tags in the form of nearly every resource. */
export const tagList = (scope: Scope, route?: string): Value =>
  tagsOf(scope, route).map(([Key, Value]) => ({ Key, Value }))

/** API Gateway takes its tags as a map. */
export const tagMap = (scope: Scope, route?: string): Value => Object.fromEntries(tagsOf(scope, route))
