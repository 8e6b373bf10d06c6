/** Where the API is served. */
export const API = '/graphql'

/** Where what happens is told as it happens. */
export const EVENTS = '/events'

/** Where GraphiQL is served. */
export const GRAPHIQL = '/graphiql'

/** Where browsers sign in and out. */
export const SESSION = '/session'
