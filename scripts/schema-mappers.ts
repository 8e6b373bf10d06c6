/**
 * What a resolver gets as its parent, by type of the schema: a document of the store or a view of one, where the generated
 * type of its fields would not do. Paths are relative to the service's folder, where the generated types stand.
 */
export const mappers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  projects: {
    Actor: '../shared/caller.ts#Actor as ActorView',
    ApiToken: './accounts/model.ts#TokenRecord',
    ApiTokenPayload: './accounts/model.ts#TokenAnswer',
    AuditEvent: './audit/model.ts#AuditRecord',
    BranchRule: './revisions/views.ts#RuleView',
    BranchStep: './revisions/views.ts#StepView',
    Diagnostic: '../../compiler/index.ts#Diagnostic as DiagnosticView',
    Endpoint: './revisions/views.ts#EndpointView',
    Environment: './environments/model.ts#EnvironmentRecord',
    EnvironmentPayload: './environments/model.ts#EnvironmentAnswer',
    FilterStep: './revisions/views.ts#StepView',
    Member: './accounts/model.ts#MemberRecord',
    ProcessStep: './revisions/views.ts#StepView',
    Project: './project/model.ts#ProjectRecord',
    ProjectConnection: './project/list-projects.ts#ProjectList',
    ProjectPayload: './project/model.ts#ProjectAnswer',
    Revision: './revisions/model.ts#RevisionRecord',
    Route: './revisions/views.ts#RouteView',
    RouteSavePayload: './revisions/views.ts#SaveAnswer',
    SecretInfo: './environments/model.ts#SecretView',
    SessionPayload: './accounts/model.ts#SessionAnswer',
    SplitStep: './revisions/views.ts#StepView',
    TapStep: './revisions/views.ts#StepView',
    ValidateStep: './revisions/views.ts#StepView',
    Viewer: '../shared/caller.ts#Identity',
  },
  deployments: {
    Webhook: './webhooks/model.ts#WebhookRecord',
    WebhookDelivery: './webhooks/model.ts#DeliveryRecord',
    WebhookPayload: './webhooks/model.ts#WebhookAnswer',
  },
  metrics: {
    Deployment: './context.ts#Reference',
    Environment: './context.ts#Reference',
    Execution: './executions/model.ts#ExecutionRecord',
    ExecutionError: '../../runtime/engine/execution.ts#Failure',
    Hop: './executions/model.ts#ExecutionRecord',
    MessageTrace: './executions/trace.ts#Trace',
    Payload: './payload.ts#PayloadView',
    Project: './context.ts#Reference',
    Route: './context.ts#Reference',
  },
}
