/** The id of a route of a project, also of one that is gone: its executions have its name alone. */
export const routeIdOf = (projectId: string, name: string): string => `rte_${projectId.replace(/^prj_/, '')}_${name}`
