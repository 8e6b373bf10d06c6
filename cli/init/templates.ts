/** What a project can begin with: files of the examples, and what is made for new projects. Each is copied as it stands. */
export interface Template {
  readonly files: readonly { readonly name: string; readonly source: URL }[]
  /** What sends the sample data to it. */
  readonly send: string
  /** What is to be done before that. */
  readonly first?: string
}

const from = (folder: string, ...names: readonly string[]): Template['files'] =>
  names.map((name) => ({ name, source: new URL(`../../${folder}/${name}`, import.meta.url) }))

export const templates = {
  acme: {
    files: [
      ...from('examples/acme-order-reconciliation', 'routes.ts', 'processors.ts', 'orders.csv'),
      ...from('cli/templates/acme', 'routes.test.ts'),
    ],
    send: 'npx routo send file:OrdersFTPBucket orders.csv',
    first: 'npx routo env set ORDERS_API_URL=<where orders are posted>',
  },
  http: {
    files: [
      ...from('examples/webhook-intake', 'routes.ts', 'processors.ts', 'payment.schema.json'),
      ...from('cli/templates/http', 'routes.test.ts', 'payment.json'),
    ],
    send: 'npx routo send http:/payments payment.json',
  },
  blank: {
    files: from('cli/templates/blank', 'routes.ts', 'processors.ts', 'routes.test.ts', 'name.txt'),
    send: 'npx routo send queue:Names name.txt',
  },
} as const satisfies Readonly<Record<string, Template>>

export type TemplateName = keyof typeof templates
export const templateNames = Object.keys(templates) as readonly TemplateName[] // of the object above
