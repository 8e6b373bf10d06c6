/** Logical ids of everything that can be made for one route. Which of them are made depends on its source. */
export const routeIds = (route: string) =>
  ({
    executor: `${route}Executor`,
    role: `${route}Role`,
    logs: `${route}Logs`,
    deadLetters: `${route}DLQ`,
    inbox: `${route}Inbox`,
    source: `${route}Source`,
    httpRoute: `${route}HttpRoute`,
    httpIntegration: `${route}HttpIntegration`,
    httpRole: `${route}HttpRole`,
    httpPermission: `${route}HttpPermission`,
    schedule: `${route}Schedule`,
    scheduleRole: `${route}ScheduleRole`,
  }) as const

/** Logical ids of what the http routes of a shard share; `url` is an output. */
export const apiIds = { api: 'HttpApi', stage: 'HttpApiStage', logs: 'HttpApiLogs', url: 'HttpUrl' } as const

/** Logical id of the resource policy of a queue or bucket. */
export const policyId = (logicalId: string): string => `${logicalId}Policy`
