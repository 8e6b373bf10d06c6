/** What a client of an API gets. */
export interface GatewayAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Buffer
}

export const plainAnswer = (status: number, contentType: string, body: string): GatewayAnswer => ({
  status,
  headers: { 'content-type': contentType },
  cookies: [],
  body: Buffer.from(body),
})

/** The gateway's own words: `{"message":"Not Found"}`. */
export const messageAnswer = (status: number, message: string): GatewayAnswer =>
  plainAnswer(status, 'application/json', JSON.stringify({ message }))
