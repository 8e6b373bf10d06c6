/** What is about to be added: a route, or something to a route. */
export type Adding =
  | { readonly what: 'route' }
  | { readonly what: 'step'; readonly route: string; readonly index: number }
  | { readonly what: 'rule' | 'otherwise' | 'target'; readonly route: string }
