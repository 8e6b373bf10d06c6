// Made by `npm run schema` from schema/operations. Not to be edited.

import type { Operation } from './operation.ts'

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What acts. */
export type ActorKind =
  /** A person's account. */
  | 'USER'
  /** An API token. */
  | 'TOKEN'
  /** routo itself. */
  | 'SYSTEM';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly kind: ActorKind } | null };

export const Viewer = `query Viewer {
  viewer {
    id
    name
    kind
  }
}` as Operation<ViewerQuery, ViewerQueryVariables>
