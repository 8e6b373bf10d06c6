/** An address of every page, with what `seed` has made. Each is looked at by axe, and is in the screenshots. */
export const pages: Readonly<Record<string, string>> = {
  overview: '/?range=1h',
  project: '/projects/acme-orders?env=prod&range=1h',
  'project-without-environment': '/projects/bus-line',
  'not-found': '/nowhere',
}
