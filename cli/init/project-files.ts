import { relative, sep } from 'node:path'

interface NewProject {
  readonly project: string
  readonly environment: string
  readonly folder: string
  /** The package that runs, and its version. */
  readonly own: string
  readonly version: string
}

const asText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

/** What every new project has beside its routes: text by name. */
export const projectFiles = ({ project, environment, ...rest }: NewProject): Readonly<Record<string, string>> => ({
  'routo.json': asText({ project, environment }),
  'package.json': asText({
    name: project,
    private: true,
    type: 'module',
    scripts: { test: 'node --disable-warning=ExperimentalWarning --test', dev: 'routo dev', deploy: 'routo deploy' },
    dependencies: { routo: whereFrom(rest) },
  }),
  'tsconfig.json': asText({
    compilerOptions: {
      target: 'es2024',
      module: 'nodenext',
      types: ['node'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      resolveJsonModule: true,
      allowImportingTsExtensions: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
    },
  }),
  '.gitignore': 'node_modules/\n.routo/\nout/\n',
})

/** What npm has installed it has from a registry; a checkout is named by its place. */
const whereFrom = ({ own, version, folder }: Omit<NewProject, 'project' | 'environment'>): string =>
  own.split(sep).includes('node_modules') ? `^${version}` : `file:${relative(folder, own).split(sep).join('/')}`
