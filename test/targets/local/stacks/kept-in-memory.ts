import type { HttpApi, HttpApiRoute, HttpIntegration, Ingress } from '../../../../targets/local/ingress/ingress.ts'
import type { ScheduleConfig, Schedules } from '../../../../targets/local/schedules/schedules.ts'

/** APIs that answer nothing, and schedules that are never due: for what only puts and removes them. */
export function keptInMemory(): { readonly ingress: Ingress; readonly schedules: Schedules } {
  const apis = new Map<string, HttpApi>()
  const integrations = new Map<string, HttpIntegration>()
  const routes = new Map<string, HttpApiRoute>()
  const schedules = new Map<string, ScheduleConfig>()
  const keep =
    <T extends { readonly id: string }>(map: Map<string, T>) =>
    async (item: T) =>
      void map.set(item.id, item)
  return {
    ingress: {
      putApi: keep(apis),
      removeApi: async (id) => void apis.delete(id),
      api: (id) => apis.get(id),
      putIntegration: keep(integrations),
      removeIntegration: async (_, id) => void integrations.delete(id),
      integration: (_, id) => integrations.get(id),
      putRoute: keep(routes),
      removeRoute: async (_, id) => void routes.delete(id),
      route: (_, id) => routes.get(id),
      routesTo: () => [],
    },
    schedules: {
      put: async (config) => void schedules.set(config.name, config),
      remove: async (name) => void schedules.delete(name),
      get: (name) => schedules.get(name),
      close: async () => {},
    },
  }
}
