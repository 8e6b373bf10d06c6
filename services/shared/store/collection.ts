/** What every stored document has. Drivers keep `id` as `_id`. */
export interface Stored {
  readonly id: string
}

/**
 * One kind of documents, behind which stands SQLite or MongoDB. Narrow on purpose: everything here is fast on both, means the
 * same on both, and one contract suite holds both to it. Every query runs on a declared index; one that does not is a bug
 * and throws. Documents are validated and get their defaults from the mongoose schema of their model. In a field with a type,
 * null is absence; fields of type Mixed hold JSON, and nothing that JSON has no word for.
 *
 * @throws {StoreError} when the store cannot be reached or written, or a document does not fit its schema
 */
export interface Collection<T extends Stored> {
  /** Adds a document; a unique key that is taken is an answer. */
  insert(document: T): Promise<Insertion>
  get(id: string): Promise<T | undefined>
  /** Those that exist, by id, in one call. */
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, T>>
  /** @throws {PositionError} for an `after` whose value or id is not of the type that the order has */
  find(query: Query<T>): Promise<readonly T[]>
  /** Several queries in one call, answered in their order: the pages of many parents. */
  findEach(queries: readonly Query<T>[]): Promise<readonly (readonly T[])[]>
  count(query: Pick<Query<T>, 'where' | 'range'>): Promise<number>
  /**
   * Changes one document atomically if the condition holds; undefined when it is not there or the condition does not hold.
   *
   * @throws {KeyTakenError} when the change needs a unique key that another document has
   */
  update(id: string, change: Change<T>, condition?: Condition<T>): Promise<T | undefined>
  /**
   * Changes the document, or makes it from `onInsert` and the change, which has the last word on the fields it touches.
   *
   * @throws {KeyTakenError} as `update`
   */
  upsert(upsert: Upsert<T>): Promise<T>
  /** Many upserts in one call; each is atomic, and none is lost when others touch the same document or one of them fails. */
  bulk(upserts: readonly Upsert<T>[]): Promise<void>
  /** Removes one document if the condition holds. */
  remove(id: string, condition?: Condition<T>): Promise<boolean>
  /** Removes what the query finds, at most `limit`; answers with how many. For retention and for deleting parents. */
  removeMany(query: Query<T>): Promise<number>
}

/** `taken`: the fields of the unique key that another document has; `['id']` for the id. */
export type Insertion = { readonly taken?: undefined } | { readonly taken: readonly string[] }

/** Equality first, then at most one range, in the order of one index; ties are by id, in the same direction. */
export interface Query<T extends Stored> {
  readonly where?: Where<T>
  readonly range?: Range<T>
  /** Default: by id, ascending. With a range it is the range's field. */
  readonly order?: { readonly by: keyof T & string; readonly direction: 'asc' | 'desc' }
  /** Starts behind this row of the same order: pages stay stable while rows come and go. */
  readonly after?: Position
  readonly limit: number
}

/** `undefined`: the field is absent. */
export type Where<T> = { readonly [K in keyof T]?: T[K] | OneOf<T[K]> | undefined }

/** Any of these values, at most 500 of them in a query. Orders by id or by the query's order over all of them. */
export interface OneOf<V> {
  readonly in: readonly V[]
}

export interface Range<T> {
  readonly field: keyof T & string
  readonly gte?: string | number | Date
  readonly lt?: string | number | Date
}

/** A row's place in an order: the value of the order's field, and the id. */
export interface Position {
  readonly value: string | number | Date | undefined
  readonly id: string
}

/** Numbers are also found inside the document, by a path with dots; each field may be touched once. */
export interface Change<T> {
  /** `undefined` unsets. */
  readonly set?: { readonly [K in keyof T]?: T[K] | undefined }
  readonly unset?: readonly (keyof T & string)[]
  /** Adds to numbers, also 64-bit ones; an absent one counts as 0. */
  readonly inc?: Readonly<Record<string, number | bigint>>
  readonly max?: Readonly<Record<string, number | Date>>
}

/** What must be so at the moment of the change. `undefined`: the field is absent. */
export type Condition<T> = { readonly [K in keyof T]?: T[K] | OneOf<T[K]> | { readonly lt: T[K] } | undefined }

export interface Upsert<T extends Stored> {
  readonly id: string
  readonly change: Change<T>
  /** The rest of the document where there is none yet. */
  readonly onInsert: Omit<T, 'id'> | Partial<Omit<T, 'id'>>
}

/** The store failed, or was asked for what it does not do. A fault: thrown, logged once at the edge. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError'
}

/** A query is to go on behind a place that is none of its order. Places come back from clients, so it may be their mistake. */
export class PositionError extends StoreError {
  override readonly name = 'PositionError'
}

/** Another document has the unique key that a change would have given to this one. */
export class KeyTakenError extends StoreError {
  override readonly name = 'KeyTakenError'
  /** The fields of the key. */
  readonly taken: readonly string[]

  constructor(collection: string, taken: readonly string[]) {
    super(`${collection}: another document has this ${taken.join(', ')}`)
    this.taken = taken
  }
}
