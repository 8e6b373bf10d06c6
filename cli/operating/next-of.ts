/** Where the next page of a list begins; undefined on the last one. */
export const nextOf = (
  pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null } | undefined,
): string | undefined => (pageInfo?.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined)
