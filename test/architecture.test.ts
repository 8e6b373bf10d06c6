import { beforeAll, expect, test } from '@jest/globals'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'

const services = ['services/shared', 'services/projects', 'services/deployments', 'services/metrics']
const programs = ['compiler', 'runtime', 'targets', 'gateway', 'client', 'cli', ...services]

/** Who may use whom: `docs/architecture.md` draws it. A room not listed here has no rule yet, which fails below. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  compiler: ['runtime'],
  targets: ['compiler', 'runtime'],
  'services/shared': ['compiler', 'runtime'],
  'services/projects': ['services/shared', 'compiler', 'runtime'],
  'services/deployments': ['services/shared', 'targets', 'compiler', 'runtime'],
  'services/metrics': ['services/shared', 'targets', 'compiler', 'runtime'],
  gateway: ['services/shared'],
  client: [],
  dashboard: ['client'],
  cli: ['client', 'compiler', 'runtime'],
  examples: ['runtime', 'compiler', 'client'],
  scripts: [...programs, 'test'],
  bench: [...programs, 'test'],
  test: [...programs, 'dashboard', 'examples', 'scripts'],
}

/** What a service is made of; how it is served, logged and stored is for `services/shared` to know. */
const service = [/^dataloader$/, /^graphql$/, /^mongoose$/]

/** npm packages a room may use. What runtime imports ends up in every executor, so its list is short on purpose. */
const mayImport: Readonly<Record<string, readonly RegExp[]>> = {
  runtime: [/^ajv(-formats)?$/],
  targets: [/^@aws-sdk\/(client-|credential-providers)/, /^fast-xml-parser$/, /^fflate$/, /^undici$/],
  'services/shared': [
    /^@apollo\/subgraph$/,
    /^envalid$/,
    /^fastest-levenshtein$/,
    /^fastify$/,
    /^graphql(-jit)?$/,
    /^lru-cache$/,
    /^mongoose$/,
    /^pino(-pretty)?$/,
    /^undici$/,
  ],
  'services/projects': service,
  'services/deployments': [...service, /^undici$/],
  'services/metrics': service,
  gateway: [
    /^@apollo\/(gateway|server)(\/|$)/,
    /^@as-integrations\/fastify$/,
    /^@graphql-yoga\/render-graphiql\/graphiql$/,
    /^@escape\.tech\/graphql-armor-/,
    /^fastify$/,
    /^graphql(-query-complexity)?$/,
    /^lru-cache$/,
    /^prom-client$/,
    /^rate-limiter-flexible$/,
  ],
  client: [],
  dashboard: [
    /^@codemirror\/(autocomplete|commands|lang-javascript|lang-json|language|lint|merge|search|state|view)$/,
    /^@lezer\/highlight$/,
    /^@tanstack\/react-(query|router|virtual)$/,
    /^@xyflow\/react/,
    /^lucide-react$/,
    /^node-diff3$/,
    /^radix-ui$/,
    /^react(-dom)?(\/|$)/,
    /^uplot/,
    /^vite$/,
  ],
  cli: [/^chokidar$/, /^commander$/, /^open$/],
  examples: [/^@jest\/globals$/],
}

/** Fewer modules than this means that the cruise saw nothing, not that there is nothing to see. */
const LEAST_MODULES = 250

let modules: readonly IModule[]

beforeAll(async () => {
  const { output } = await cruise(
    Object.keys(mayUse),
    {
      doNotFollow: { path: ['node_modules'] },
      exclude: { path: ['bench/peers', '^dashboard/dist'] },
      tsPreCompilationDeps: true,
    },
    {
      extensions: ['.ts', '.tsx', '.json'],
      conditionNames: ['@routo/source', 'import', 'types'],
      exportsFields: ['exports'],
    },
    { tsConfig: {} },
  )
  modules = (output as ICruiseResult).modules.filter(({ source }) => room(source) in mayUse)
})

/** The services are rooms of their own: none may use another. */
const room = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('services/') ? 2 : 1)
    .join('/')

const imports = () =>
  modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved, module, dependencyTypes }) => ({ source, resolved, module, dependencyTypes })),
  )

test('the cruise sees the whole project', () => {
  expect(modules.length).toBeGreaterThan(LEAST_MODULES)
  expect(new Set(modules.map(({ source }) => room(source)))).toEqual(new Set(Object.keys(mayUse)))
})

test('every import stays within the rooms its room may use', () => {
  const broken = imports()
    .filter(({ resolved }) => room(resolved) in mayUse && !resolved.includes('node_modules'))
    .filter(({ source, resolved }) => room(source) !== room(resolved))
    .filter(({ source, resolved }) => !mayUse[room(source)]?.includes(room(resolved)))
    .map(({ source, resolved }) => `${source} -> ${resolved}`)
  expect(broken).toEqual([])
})

test('a room with a list of packages uses no other package', () => {
  const broken = imports()
    .filter(({ dependencyTypes }) => dependencyTypes.some((type) => type.startsWith('npm')))
    .filter(({ source, module }) => mayImport[room(source)]?.every((allowed) => !allowed.test(module)) ?? false)
    .map(({ source, module }) => `${source} -> ${module}`)
  expect(broken).toEqual([])
})

test('mongoose says what documents are, in models, and drives a store; nothing else knows it', () => {
  const knowing = imports()
    .filter(({ source, module }) => module === 'mongoose' && source.startsWith('services/'))
    .map(({ source }) => source)
  expect(knowing).not.toEqual([])
  expect(knowing.filter((source) => !/\/model\.ts$|^services\/shared\/store\//.test(source))).toEqual([])
})

test('there are no import cycles', () => {
  const cycles = modules.flatMap(({ source, dependencies }) =>
    dependencies.filter(({ circular }) => circular).map(({ resolved }) => `${source} -> ${resolved}`),
  )
  expect(cycles).toEqual([])
})
