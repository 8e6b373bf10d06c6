/** Something to begin with: an example or a template, as it stands in the repository. */
export interface Starter {
  /** Also the name that a project gets, unless somebody says another one. */
  readonly slug: string
  readonly title: string
  /** What it does, in a sentence or two. */
  readonly text: string
  /** In the repository. */
  readonly files: readonly string[]
  /** The route to try first. With the files comes a message for it, which the playground offers there. */
  readonly route: string
  /** That message, where the repository has none. */
  readonly sample?: StarterFile
}

export interface StarterFile {
  readonly path: string
  readonly text: string
}

const from = (folder: string, ...names: readonly string[]) => names.map((name) => `${folder}/${name}`)

const json = (path: string, value: object): StarterFile => ({ path, text: `${JSON.stringify(value, null, 2)}\n` })

/** What there is to begin with, the simplest first. */
export const starters: readonly Starter[] = [
  {
    slug: 'greetings',
    title: 'Hello',
    text: 'One route, one function: it reads names off a queue and sends greetings to another. The least that does something.',
    files: from('cli/templates/blank', 'routes.ts', 'processors.ts', 'name.txt'),
    route: 'Greet',
  },
  {
    slug: 'order-reconciliation',
    title: 'Order reconciliation',
    text: 'A CSV file becomes a message for each order, and each order goes to a REST API. A bad row fails alone.',
    files: from('examples/acme-order-reconciliation', 'routes.ts', 'processors.ts', 'orders.csv'),
    route: 'CSVToJSON',
  },
  {
    slug: 'webhook-intake',
    title: 'Webhook intake',
    text: 'Takes payments by HTTP, checks them against a JSON Schema, queues them and answers.',
    files: [
      ...from('examples/webhook-intake', 'routes.ts', 'processors.ts', 'payment.schema.json'),
      'cli/templates/http/payment.json',
    ],
    route: 'PaymentIntake',
  },
  {
    slug: 'customer-branch',
    title: 'Orders by customer',
    text: 'Orders come in by HTTP, and each goes to the queue of its customer: a branch with rules.',
    files: from('examples/customer-branch', 'routes.ts', 'processors.ts'),
    route: 'OrdersByCustomer',
    sample: json('order.json', { customer: 'X', id: '1040' }),
  },
  {
    slug: 'sort-orders',
    title: 'Orders by size',
    text: 'Adds a total to each order and sets the large ones aside. The routes of the example for build pipelines.',
    files: from('examples/ci-pipeline/orders', 'routes.ts', 'processors.ts'),
    route: 'SortOrders',
    sample: json('order.json', { id: '1040', quantity: 20, price: 75 }),
  },
  {
    slug: 'welcome-letters',
    title: 'Welcome letters',
    text: 'Writes a letter to each new customer, as a file in a bucket. The routes of the example for automation.',
    files: from('examples/automation/welcome', 'routes.ts', 'processors.ts'),
    route: 'Welcome',
    sample: json('customer.json', { name: 'Ada' }),
  },
  {
    slug: 'nightly-export',
    title: 'Nightly export',
    text: 'Every night at two, the orders of the day before become a CSV file. Reads them from a REST API.',
    files: from('examples/nightly-export', 'routes.ts', 'processors.ts'),
    route: 'NightlyExport',
    sample: json('tick.json', { trigger: 'cron(0 2 * * ? *)', scheduledTime: '2026-01-02T02:00:00Z' }),
  },
  {
    slug: 'metrobus',
    title: 'Metrobus',
    text: 'Five routes in a row, as stops of a bus line: messages get on, are looked up, let off or brought to the end.',
    files: from('examples/metrobus', 'routes.ts', 'stops.ts', 'data.ts'),
    route: 'Pusher',
    sample: json('ride.json', { count: 5 }),
  },
]
