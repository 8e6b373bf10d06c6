declare const types: unique symbol

/** The text of an operation that knows what goes in and what comes back. */
export type Operation<Result, Variables> = string & { readonly [types]?: (variables: Variables) => Result }
