/** A page of a list that can grow. */
export interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** Walks all pages of a list; each is asked for when the one before it is used up. It ends where there is no list. */
export async function* pages<Node>(
  load: (after: string | null) => Promise<Page<Node> | null | undefined>,
): AsyncGenerator<Node> {
  for (let after: string | null = null; ; ) {
    const page = await load(after)
    if (page === null || page === undefined) return
    yield* page.nodes
    if (!page.pageInfo.hasNextPage) return
    after = page.pageInfo.endCursor
  }
}
