/** Where the API is served. */
export const API = '/graphql'

/** Where GraphiQL is served. */
export const GRAPHIQL = '/graphiql'
