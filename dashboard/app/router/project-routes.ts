import { createRoute, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router'
import { type Raw, type Search, textsOf } from './search.ts'
import { shellRoute } from './shell-routes.ts'

/** Pages of a project are its children. `env`: which of its environments they are about; the page chooses where none is named. */
const projectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'projects/$project',
  validateSearch: (raw: Raw): Search<'env'> => textsOf(raw, 'env'),
  search: { middlewares: [retainSearchParams(['env'])] },
})

const getParentRoute = () => projectRoute

const projectPageRoute = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../../pages/project/project-page.tsx'), 'ProjectPage'),
})

const routeRoute = createRoute({
  getParentRoute,
  path: 'routes/$route',
  component: lazyRouteComponent(() => import('../../pages/route/route-page.tsx'), 'RoutePage'),
})

const executionsRoute = createRoute({
  getParentRoute,
  path: 'executions',
  validateSearch: (
    raw: Raw,
  ): Search<
    'route' | 'outcome' | 'text' | 'message' | 'correlation' | 'object' | 'error' | 'deployment' | 'minMs' | 'live'
  > =>
    textsOf(
      raw,
      'route',
      'outcome',
      'text',
      'message',
      'correlation',
      'object',
      'error',
      'deployment',
      'minMs',
      'live',
    ),
  component: lazyRouteComponent(() => import('../../pages/executions/executions-page.tsx'), 'ExecutionsPage'),
})

const executionRoute = createRoute({
  getParentRoute,
  path: 'executions/$execution',
  component: lazyRouteComponent(() => import('../../pages/execution/execution-page.tsx'), 'ExecutionPage'),
})

const traceRoute = createRoute({
  getParentRoute,
  path: 'trace',
  validateSearch: (raw: Raw): Search<'ref'> => textsOf(raw, 'ref'),
  component: lazyRouteComponent(() => import('../../pages/trace/trace-page.tsx'), 'TracePage'),
})

const deadLettersRoute = createRoute({
  getParentRoute,
  path: 'dead-letters',
  validateSearch: (raw: Raw): Search<'route' | 'error' | 'text' | 'since' | 'letter' | 'after'> =>
    textsOf(raw, 'route', 'error', 'text', 'since', 'letter', 'after'),
  component: lazyRouteComponent(() => import('../../pages/dead-letters/dead-letters-page.tsx'), 'DeadLettersPage'),
})

const logsRoute = createRoute({
  getParentRoute,
  path: 'logs',
  validateSearch: (raw: Raw): Search<'route' | 'level' | 'text' | 'since' | 'execution'> =>
    textsOf(raw, 'route', 'level', 'text', 'since', 'execution'),
  component: lazyRouteComponent(() => import('../../pages/logs/logs-page.tsx'), 'LogsPage'),
})

const deploymentsRoute = createRoute({
  getParentRoute,
  path: 'deployments',
  validateSearch: (raw: Raw): Search<'state' | 'kind'> => textsOf(raw, 'state', 'kind'),
  component: lazyRouteComponent(() => import('../../pages/deployments/deployments-page.tsx'), 'DeploymentsPage'),
})

const deploymentRoute = createRoute({
  getParentRoute,
  path: 'deployments/$deployment',
  component: lazyRouteComponent(() => import('../../pages/deployment/deployment-page.tsx'), 'DeploymentPage'),
})

const planRoute = createRoute({
  getParentRoute,
  path: 'plans/$plan',
  component: lazyRouteComponent(() => import('../../pages/plan/plan-page.tsx'), 'PlanPage'),
})

const resourcesRoute = createRoute({
  getParentRoute,
  path: 'resources',
  validateSearch: (raw: Raw): Search<'route' | 'type' | 'status'> => textsOf(raw, 'route', 'type', 'status'),
  component: lazyRouteComponent(() => import('../../pages/resources/resources-page.tsx'), 'ResourcesPage'),
})

const costRoute = createRoute({
  getParentRoute,
  path: 'cost',
  validateSearch: (raw: Raw): Search<'by'> => textsOf(raw, 'by'),
  component: lazyRouteComponent(() => import('../../pages/cost/cost-page.tsx'), 'CostPage'),
})

const environmentsRoute = createRoute({
  getParentRoute,
  path: 'environments',
  component: lazyRouteComponent(() => import('../../pages/environments/environments-page.tsx'), 'EnvironmentsPage'),
})

const environmentRoute = createRoute({
  getParentRoute,
  path: 'environments/$environment',
  validateSearch: (raw: Raw): Search<'with'> => textsOf(raw, 'with'),
  component: lazyRouteComponent(() => import('../../pages/environment/environment-page.tsx'), 'EnvironmentPage'),
})

const settingsRoute = createRoute({
  getParentRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('../../pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const webhooksRoute = createRoute({
  getParentRoute,
  path: 'webhooks',
  validateSearch: (raw: Raw): Search<'delivery'> => textsOf(raw, 'delivery'),
  component: lazyRouteComponent(() => import('../../pages/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
})

const auditLogRoute = createRoute({
  getParentRoute,
  path: 'audit-log',
  validateSearch: (raw: Raw): Search<'actor' | 'action' | 'subject' | 'from' | 'to'> =>
    textsOf(raw, 'actor', 'action', 'subject', 'from', 'to'),
  component: lazyRouteComponent(() => import('../../pages/audit-log/audit-log-page.tsx'), 'AuditLogPage'),
})

const playgroundRoute = createRoute({
  getParentRoute,
  path: 'playground',
  validateSearch: (raw: Raw): Search<'file' | 'route' | 'revision' | 'message' | 'graph' | 'show'> =>
    textsOf(raw, 'file', 'route', 'revision', 'message', 'graph', 'show'),
  component: lazyRouteComponent(() => import('../../pages/playground/playground-page.tsx'), 'PlaygroundPage'),
})

/** With all pages of a project. */
export const projectRoutes = projectRoute.addChildren([
  projectPageRoute,
  routeRoute,
  executionsRoute,
  executionRoute,
  traceRoute,
  deadLettersRoute,
  logsRoute,
  deploymentsRoute,
  deploymentRoute,
  planRoute,
  resourcesRoute,
  costRoute,
  environmentsRoute,
  environmentRoute,
  settingsRoute,
  webhooksRoute,
  auditLogRoute,
  playgroundRoute,
])
