/** An API of API gateway v2, with the one stage `$default`. */
export interface HttpApi {
  /** Letters and digits; part of its URL. */
  readonly id: string
  readonly name: string
}

/** What a route of an API hands requests to. */
export interface HttpIntegration {
  readonly id: string
  readonly apiId: string
  readonly to: /** `SQS-SendMessage`: the body into a queue, in the name of a role. */
    | { readonly kind: 'queue'; readonly queue: string; readonly roleArn: string }
    /** The function answers, payload format 2.0. */
    | { readonly kind: 'function'; readonly functionArn: string }
}

/** A route of an API: `POST /orders/{id}`, `ANY /{proxy+}`, `$default`. */
export interface HttpApiRoute {
  readonly id: string
  readonly apiId: string
  readonly routeKey: string
  readonly integrationId: string
}

/**
 * The HTTP APIs: `<origin>/_api/<api id>/<path>`. Puts make or change; removals of what is not there change nothing. All is kept in
 * the journal. A function is invoked, and a queue sent to, only as far as the policies of function, role and queue allow.
 */
export interface Ingress {
  putApi(api: HttpApi): Promise<void>
  /** With its integrations and routes. */
  removeApi(id: string): Promise<void>
  api(id: string): HttpApi | undefined
  putIntegration(integration: HttpIntegration): Promise<void>
  removeIntegration(apiId: string, id: string): Promise<void>
  integration(apiId: string, id: string): HttpIntegration | undefined
  putRoute(route: HttpApiRoute): Promise<void>
  removeRoute(apiId: string, id: string): Promise<void>
  route(apiId: string, id: string): HttpApiRoute | undefined
  /** Routes that a function answers. */
  routesTo(functionArn: string): readonly HttpApiRoute[]
}
