// Made by `npm run schema` from schema/operations. Not to be edited.

import type { Operation } from './operation.ts'

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What acts. */
export type ActorKind =
  /** A person's account. */
  | 'USER'
  /** An API token. */
  | 'TOKEN'
  /** routo itself. */
  | 'SYSTEM';

/** A new API token. */
export type ApiTokenCreateInput = {
  /** The only project it is for. Left out: all of its account. */
  readonly projectId?: string | null | undefined;
  /** For people. */
  readonly name: string;
  /** The only permissions it has; `*`: all that its account has. */
  readonly scopes: ReadonlyArray<string>;
  /** The only environments it is for, all of that project. */
  readonly environmentIds?: ReadonlyArray<string> | null | undefined;
  /** When it ends by itself. Left out: never. */
  readonly expiresAt?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** All that is said must hold. */
export type AuditFilter = {
  /** Who did it. */
  readonly actorId?: string | null | undefined;
  /** The mutation. */
  readonly action?: StringFilter | null | undefined;
  /** When. */
  readonly at?: DateFilter | null | undefined;
  /** What it was done to. */
  readonly subjectId?: string | null | undefined;
};

/** How a file changed. */
export type ChangeKind =
  /** It is new. */
  | 'ADDED'
  /** It is gone. */
  | 'REMOVED'
  /** Its text is another. */
  | 'MODIFIED';

/** What to set and unset in one environment; what is not named stays. */
export type ConfigSetInput = {
  /** Of the environment. */
  readonly environmentId: string;
  /** Texts by name: `{ "REGION": "eu" }`. */
  readonly variables?: unknown;
  /** Texts by name. They cannot be read again. */
  readonly secrets?: unknown;
  /** Names of variables and secrets. */
  readonly unset?: ReadonlyArray<string> | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** What there is a line for. */
export type CostGroup =
  /** Each item on AWS's bill. */
  | 'SERVICE'
  /** Each route. */
  | 'ROUTE'
  /** Each item of each route. */
  | 'RESOURCE'
  /** Each day of the range, UTC; a day counts whole. */
  | 'DAY';

/** What becomes of messages and objects. */
export type DataDisposal =
  /** Where there are any, nothing is removed. */
  | 'REFUSE_IF_NOT_EMPTY'
  /** Queues and buckets stay, outside of any stack. */
  | 'RETAIN'
  /** They are deleted. */
  | 'EMPTY_AND_DELETE';

/** All that is said must hold. */
export type DateFilter = {
  /** Then or later. */
  readonly gte?: string | null | undefined;
  /** Before. */
  readonly lt?: string | null | undefined;
};

/** All that is said must hold. */
export type DeadLetterFilter = {
  /** Any of these routes, at most 100. */
  readonly routeId?: ReadonlyArray<string> | null | undefined;
  /** Code of the error: `HTTP_404`, or `TOO_MANY_RECEIVES`. */
  readonly errorCode?: string | null | undefined;
  /** From this moment on. */
  readonly failedAfter?: string | null | undefined;
  /** Before this moment. */
  readonly failedBefore?: string | null | undefined;
  /** Somewhere in the body. Only for who may read messages. */
  readonly text?: string | null | undefined;
};

/** What to deploy: a revision, a plan, or, where neither is named, the newest revision. */
export type DeploymentCreateInput = {
  /** Where. */
  readonly environmentId: string;
  /** What. */
  readonly revisionId?: string | null | undefined;
  /** Exactly this plan: where something else would be done by now, nothing is. */
  readonly planId?: string | null | undefined;
  /** How. `FAST` is refused for protected environments. */
  readonly mode?: DeployMode | null | undefined;
  /** What to do where something is under way already. */
  readonly onConflict?: OnConflict | null | undefined;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: string | null | undefined;
  /** Only says what would be: the answer has a plan and no deployment. */
  readonly dryRun?: boolean | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** What is done to an environment. */
export type DeploymentKind =
  /** A revision is deployed. */
  | 'DEPLOY'
  /** What was deployed before is deployed again. */
  | 'ROLLBACK'
  /** What is deployed in another environment is deployed here. */
  | 'PROMOTE'
  /** What is deployed is removed. */
  | 'DESTROY'
  /** Stacks that a rollback has left half done are brought back. */
  | 'RECOVER';

/** What a deployment is doing. */
export type DeploymentPhase =
  /** It waits for its turn. */
  | 'QUEUED'
  /** It reads the revision. */
  | 'VALIDATE'
  /** The compiler makes templates and code. */
  | 'BUILD'
  /** The target says what would change. */
  | 'PLAN'
  /** It waits for somebody who may approve it. */
  | 'APPROVAL'
  /** Code and templates are brought to the target. */
  | 'UPLOAD'
  /** The target makes what is to be. */
  | 'PROVISION'
  /** It looks whether everything is as it should be. */
  | 'VERIFY'
  /** It has ended. */
  | 'FINISHED';

/** What to plan. */
export type DeploymentPlanInput = {
  /** Where. */
  readonly environmentId: string;
  /** What. Left out: the newest revision. */
  readonly revisionId?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** What goes on to the next environment. */
export type DeploymentPromoteInput = {
  /** Where it is deployed: what the other one `promotesFrom`. */
  readonly fromEnvironmentId: string;
  /** Where it goes. */
  readonly toEnvironmentId: string;
  /** One that succeeded there. Left out: the current one. */
  readonly deploymentId?: string | null | undefined;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: string | null | undefined;
  /** Only says what would be: the answer has a plan and no deployment. */
  readonly dryRun?: boolean | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** Where to go back to: `toDeploymentId` or `steps`, at most one of them. */
export type DeploymentRollbackInput = {
  /** Where. */
  readonly environmentId: string;
  /** A deployment that succeeded there. */
  readonly toDeploymentId?: string | null | undefined;
  /** So many successful deployments back; 1 where nothing is said. */
  readonly steps?: number | null | undefined;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: string | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** How a deployment changes what is there. A local environment is changed in the same way in both modes. */
export type DeployMode =
  /** By a change set of each stack that differs. */
  | 'SAFE'
  /**
   * Where nothing but code changes (`PlanSummary.hotSwappable`), functions are given it directly, and the stacks do not know:
   * `Environment.drift` tells it until the next `SAFE` deployment. Everything else is done as in `SAFE`.
   */
  | 'FAST';

/** Dead letters to be removed: either `ids` or `filter`. */
export type DiscardInput = {
  /** Where they are. */
  readonly environmentId: string;
  /** These, at most 1,000. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** All that it finds; an empty one finds all. */
  readonly filter?: DeadLetterFilter | null | undefined;
  /** Why: for the audit log. */
  readonly reason: string;
  /** Whether only to count. */
  readonly dryRun?: boolean | null | undefined;
  /** Makes sure that a repeat of the request removes nothing. */
  readonly idempotencyKey: string;
  /** Comes back in the payload. */
  readonly clientMutationId?: string | null | undefined;
};

/** Kinds of endpoints. */
export type EndpointKind =
  /** Objects of a bucket. */
  | 'FILE'
  /** Messages of a queue. */
  | 'QUEUE'
  /** Requests: a path as a source, a URL as a target. */
  | 'HTTP'
  /** The clock, or somebody's hand. */
  | 'TRIGGER';

/** Roles of an environment on AWS; `environmentCreate` says what each is for. */
export type EnvironmentAwsSetInput = {
  /** Of the environment. */
  readonly environmentId: string;
  /** The role that deploys. */
  readonly roleArn?: string | null | undefined;
  /** The role in which CloudFormation makes resources. */
  readonly executionRoleArn?: string | null | undefined;
  /** The policy that bounds every role that is made. */
  readonly boundaryArn?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** A new environment. */
export type EnvironmentCreateInput = {
  /** Of its project. */
  readonly projectId: string;
  /** 2 to 30 lower-case letters, digits and single hyphens, starting with a letter. It never changes. */
  readonly name: string;
  /** What it is deployed to. */
  readonly target: TargetKind;
  /** Of AWS; only there, and needed there. */
  readonly region?: string | null | undefined;
  /** The role that deploys to AWS. Left out: the server's own credentials. */
  readonly roleArn?: string | null | undefined;
  /** The role in which CloudFormation makes resources. Left out: that of who deploys. */
  readonly executionRoleArn?: string | null | undefined;
  /** The policy that bounds every role that is made. Left out: none does. */
  readonly boundaryArn?: string | null | undefined;
  /** Whether only admins may change what it holds. */
  readonly protected?: boolean | null | undefined;
  /** Id of the environment before it on the way to production. */
  readonly promotesFrom?: string | null | undefined;
  /** Id of an environment whose variables and secrets it starts with. */
  readonly copyConfigFrom?: string | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** What to remove. */
export type EnvironmentDestroyInput = {
  /** From where. */
  readonly environmentId: string;
  /** The environment's name, since this cannot be undone. */
  readonly confirmName: string;
  /** What becomes of messages and objects. */
  readonly data: DataDisposal;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: string | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** Kinds of problems. */
export type ErrorCode =
  /** There is no such thing, or none that the caller may know of. */
  | 'NOT_FOUND'
  /** A value is not what it has to be. */
  | 'INVALID'
  /** Another request was there first. */
  | 'CONFLICT'
  /** The project has moved on since the revision that the caller saw. */
  | 'STALE_REVISION'
  /** The name belongs to another one. */
  | 'NAME_TAKEN'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no room for more. */
  | 'LIMIT_EXCEEDED'
  /** Something else is under way in the environment. */
  | 'ENVIRONMENT_LOCKED'
  /** What is deployed, or its configuration, is another one than when the plan was made. */
  | 'PLAN_STALE'
  /** The plan is too old. */
  | 'PLAN_EXPIRED'
  /** It is too late to cancel it, or too early. */
  | 'NOT_CANCELLABLE'
  /** There is nothing to go back to. */
  | 'NOT_ROLLBACKABLE'
  /** The name that confirms it is not the right one. */
  | 'DESTROY_NOT_CONFIRMED'
  /** The target refuses, or cannot be reached. */
  | 'PROVIDER_ERROR';

/** All that is said must hold. */
export type ExecutionFilter = {
  /** Any of these routes, at most 100. */
  readonly routeId?: ReadonlyArray<string> | null | undefined;
  /** Any of these outcomes. */
  readonly outcome?: ReadonlyArray<Outcome> | null | undefined;
  /** Of the message. */
  readonly messageId?: string | null | undefined;
  /** Of the flow. */
  readonly correlationId?: string | null | undefined;
  /** Of the object. */
  readonly objectKey?: string | null | undefined;
  /** Somewhere in the recorded body, or in the error's message. Looks at 2,000 executions a page. Only for who may read messages. */
  readonly text?: string | null | undefined;
  /** From this moment on. */
  readonly receivedAfter?: string | null | undefined;
  /** Before this moment. */
  readonly receivedBefore?: string | null | undefined;
  /** Of the latest attempt. Looks at 2,000 executions a page. */
  readonly minDurationMs?: number | null | undefined;
  /** Of the error. */
  readonly errorFingerprint?: string | null | undefined;
  /** Whose code ran. Looks at 2,000 executions a page. */
  readonly deploymentId?: string | null | undefined;
};

/** An execution whose message is to be sent again. */
export type ExecutionReplayInput = {
  /** Which. */
  readonly executionId: string;
  /** In place of the recorded body; needed where that was not recorded, or only its beginning. */
  readonly body?: string | null | undefined;
  /** Names and values, all texts. Headers are not recorded: give those that the route needs. */
  readonly headers?: unknown;
  /** Whether to wait for what becomes of it, up to 20 seconds. */
  readonly sync?: boolean | null | undefined;
  /** Makes sure that a repeat of the request sends nothing. */
  readonly idempotencyKey?: string | null | undefined;
  /** Comes back in the payload. */
  readonly clientMutationId?: string | null | undefined;
};

/** A file of a project. */
export type FileInput = {
  /** Relative to the project, with `/` between folders. */
  readonly path: string;
  /** Its whole content. */
  readonly text: string;
};

/** The commit that is pushed from. */
export type GitRefInput = {
  /** Its hash. */
  readonly commit: string;
  /** Where it stands. */
  readonly branch?: string | null | undefined;
  /** Whether there are changes that are not in the commit. */
  readonly dirty?: boolean | null | undefined;
  /** Where people can look at it. */
  readonly url?: string | null | undefined;
};

/** How something does, by the messages of a while. `docs/metrics.md` has the thresholds. */
export type Health =
  /** Nearly everything goes through. */
  | 'HEALTHY'
  /** One message in twenty fails, or one attempt in four has to be repeated. */
  | 'DEGRADED'
  /** Half of the messages fail, or none gets through. */
  | 'FAILING'
  /** Nothing was to be done. */
  | 'IDLE'
  /** Records wait to be counted. */
  | 'UNKNOWN';

/** All that is said must hold. */
export type LogFilter = {
  /** Any of these routes, at most 100. */
  readonly routeId?: ReadonlyArray<string> | null | undefined;
  /** Any of these levels. */
  readonly level?: ReadonlyArray<string> | null | undefined;
  /** Somewhere in the text. */
  readonly text?: string | null | undefined;
  /** Only what was written for the message of this execution, in its route. */
  readonly executionId?: string | null | undefined;
  /** From this moment on. */
  readonly since?: string | null | undefined;
};

/** Who is a member, and as what. */
export type MemberSetInput = {
  /** Of the project. */
  readonly projectId: string;
  /** Of an account that exists. */
  readonly email: string;
  /** What it may do; left out: it is a member no more. */
  readonly role?: Role | null | undefined;
  /** The only environments it may see. Left out: all. */
  readonly environmentIds?: ReadonlyArray<string> | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** A message to be sent. */
export type MessageSendInput = {
  /** Where to. */
  readonly environmentId: string;
  /** Which route is to have it. */
  readonly routeId: string;
  /** The text, up to 1,000,000 bytes. */
  readonly body: string;
  /** Names and values, all texts. */
  readonly headers?: unknown;
  /** Of a file or an http source: `text/csv`. */
  readonly contentType?: string | null | undefined;
  /** Of a file source: the key of the object. One is made where none is given. */
  readonly objectKey?: string | null | undefined;
  /** Whether to wait for what becomes of it, up to 20 seconds. */
  readonly sync?: boolean | null | undefined;
  /** Makes sure that a repeat of the request sends nothing. */
  readonly idempotencyKey?: string | null | undefined;
  /** Comes back in the payload. */
  readonly clientMutationId?: string | null | undefined;
};

/** What becomes of a deployment while another one is under way. */
export type OnConflict =
  /** It waits until those before it have ended. */
  | 'QUEUE'
  /** It is refused. */
  | 'REJECT'
  /** It takes the place of all that have not begun, and waits for the one that has. */
  | 'SUPERSEDE_QUEUED';

/** How an operation stands. */
export type OperationState =
  /** It waits for its turn. */
  | 'QUEUED'
  /** It waits for somebody who may approve it. */
  | 'NEEDS_APPROVAL'
  /** It is at work. */
  | 'RUNNING'
  /** It has been told to end, and clears up. */
  | 'CANCELLING'
  /** It has done what it was to do. */
  | 'SUCCEEDED'
  /** It has not, and may have left something half done: `failure` says what. */
  | 'FAILED'
  /** Somebody has ended it. What it had changed is as before. */
  | 'CANCELLED'
  /** It has not done what it was to do, and everything is as before. */
  | 'ROLLED_BACK'
  /** A later one took its place before it began. */
  | 'SUPERSEDED';

/** What became of a message. */
export type Outcome =
  /** It went through. */
  | 'SUCCEEDED'
  /** It went through, and some of its parts failed, or come again. Counted as succeeded. */
  | 'PARTIAL'
  /** It ended without an error and without going on. */
  | 'DROPPED'
  /** It failed for good, and is a dead letter. */
  | 'FAILED'
  /** It failed, and comes again: it is in flight. */
  | 'RETRYING';

/** Files to look at, saved or not. */
export type ProjectCheckInput = {
  /** The project whose member asks; its own files are not looked at. */
  readonly projectId: string;
  /** All of a project, as a push takes them. */
  readonly files: ReadonlyArray<FileInput>;
};

/** A new project. */
export type ProjectCreateInput = {
  /** 3 to 40 lower-case letters, digits and single hyphens, starting with a letter. It never changes. */
  readonly slug: string;
  /** 1 to 100 characters; the slug where it is left out. */
  readonly name?: string | null | undefined;
  /** At most 1,000 characters. */
  readonly description?: string | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** Which project goes. */
export type ProjectDeleteInput = {
  /** Of the project. */
  readonly id: string;
  /** Its slug, since this cannot be undone. */
  readonly confirmSlug: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** All that is said must hold. */
export type ProjectFilter = {
  /** Of the project. */
  readonly slug?: StringFilter | null | undefined;
  /** Of the project. */
  readonly name?: StringFilter | null | undefined;
  /** When it, or its newest revision, last changed. */
  readonly updatedAt?: DateFilter | null | undefined;
};

/** All files of a project. */
export type ProjectPushInput = {
  /** Of the project. */
  readonly projectId: string;
  /** All of them: what is not here is removed. */
  readonly files: ReadonlyArray<FileInput>;
  /** Number of the revision that was edited. Left out: whatever is the newest is replaced. */
  readonly expectedRevision?: number | null | undefined;
  /** Why, for people. */
  readonly message?: string | null | undefined;
  /** The commit that is pushed from. */
  readonly git?: GitRefInput | null | undefined;
  /** What it is pushed with. */
  readonly source?: RevisionSource | null | undefined;
  /** Only says what would be. */
  readonly dryRun?: boolean | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** What to change about a project; what is left out stays. */
export type ProjectUpdateInput = {
  /** Of the project. */
  readonly id: string;
  /** 1 to 100 characters. */
  readonly name?: string | null | undefined;
  /** At most 1,000 characters; null removes it. */
  readonly description?: string | null | undefined;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** Dead letters to be sent again: either `ids` or `filter`. */
export type RedriveInput = {
  /** Where they are. */
  readonly environmentId: string;
  /** These, at most 1,000. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** All that it finds; an empty one finds all. */
  readonly filter?: DeadLetterFilter | null | undefined;
  /** In place of the body; only with a single id. */
  readonly body?: string | null | undefined;
  /** A JSON Merge Patch (RFC 7396) to be applied to each body. Letters whose body is no JSON object are passed over. */
  readonly bodyPatch?: unknown;
  /** How fast, 1 to 1,000. */
  readonly maxPerSecond?: number | null | undefined;
  /** How many at most; the oldest first. */
  readonly limit?: number | null | undefined;
  /** Whether only to count. */
  readonly dryRun?: boolean | null | undefined;
  /** Makes sure that a repeat of the request begins nothing. */
  readonly idempotencyKey: string;
  /** Comes back in the payload. */
  readonly clientMutationId?: string | null | undefined;
};

/** States of a redrive. */
export type RedriveState =
  /** Letters are being sent. */
  | 'RUNNING'
  /** All letters were taken. */
  | 'FINISHED'
  /** It was ended before. */
  | 'CANCELLED'
  /** It could not go on: `problem` says why. */
  | 'FAILED';

/** What is done to a resource. */
export type ResourceAction =
  /** It is new. */
  | 'CREATE'
  /** It is changed in place. */
  | 'UPDATE'
  /** Another one is made in its place. */
  | 'REPLACE'
  /** It goes. */
  | 'REMOVE';

/** All that is said must hold. */
export type ResourceFilter = {
  /** Of one of these types. */
  readonly type?: ReadonlyArray<string> | null | undefined;
  /** With one of these roles. */
  readonly role?: ReadonlyArray<ResourceRole> | null | undefined;
  /** For this route. */
  readonly routeId?: string | null | undefined;
  /** With one of these statuses. */
  readonly status?: ReadonlyArray<string> | null | undefined;
};

/** What a resource is to its route. */
export type ResourceRole =
  /** Messages come from there. */
  | 'SOURCE'
  /** Messages go there. */
  | 'TARGET'
  /** Runs the route. */
  | 'EXECUTOR'
  /** Holds what could not be handled. */
  | 'DEAD_LETTER'
  /** Says who may do what. */
  | 'PERMISSION'
  /** Holds log lines. */
  | 'LOG'
  /** Takes requests. */
  | 'API'
  /** Fires at set times. */
  | 'SCHEDULE';

/** What to remove of what routes have left: as `Environment.retained` names it. */
export type RetainedRemoveInput = {
  /** From where. */
  readonly environmentId: string;
  /** CloudFormation's: `AWS::SQS::Queue`. */
  readonly type: string;
  /** Its name on AWS. */
  readonly physicalId: string;
  /** `REFUSE_IF_NOT_EMPTY` or `EMPTY_AND_DELETE`. */
  readonly data: DataDisposal;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** What a revision was saved with. */
export type RevisionSource =
  /** The `routo` command. */
  | 'CLI'
  /** The playground. */
  | 'PLAYGROUND'
  /** Another client. */
  | 'API'
  /** An integration of a repository. */
  | 'GIT';

/** Each may do all that those before it may. */
export type Role =
  /** Looks. */
  | 'VIEWER'
  /** Runs what is deployed. */
  | 'OPERATOR'
  /** Changes routes and configuration. */
  | 'DEVELOPER'
  /** Manages environments, members and tokens. */
  | 'ADMIN'
  /** May delete the project. */
  | 'OWNER';

/** A change of one route in files. Either `document` or `remove` says what is changed. */
export type RouteEditInput = {
  /** The project whose member asks; its own files are not looked at. */
  readonly projectId: string;
  /** All of a project, as a push takes them. */
  readonly files: ReadonlyArray<FileInput>;
  /** The route as it is to be, as `CheckedRoute.document` has it. It goes in the place of the one of its name, or behind the others. */
  readonly document?: unknown;
  /** Name of a route that is to go. */
  readonly remove?: string | null | undefined;
};

/** A message to try a route with. Either `revisionId` or `files` says what the route is. */
export type RouteTryInput = {
  /** The project of the route. */
  readonly projectId: string;
  /** A revision of the project. */
  readonly revisionId?: string | null | undefined;
  /** All files of a project, saved or not. */
  readonly files?: ReadonlyArray<TryFileInput> | null | undefined;
  /** The route to try. */
  readonly routeName: string;
  /** The body, up to 1,000,000 bytes. */
  readonly body: string;
  /** Headers of the message, as an object of texts. */
  readonly headers?: unknown;
  /** Of a `file:` route: the key of the object. */
  readonly objectKey?: string | null | undefined;
  /** Until it is broken off, 100 to 10,000 milliseconds. */
  readonly timeoutMs?: number | null | undefined;
  /** Comes back in the payload. */
  readonly clientMutationId?: string | null | undefined;
};

/** How a message ends, or would go on. */
export type RouteTryOutcome =
  /** It would have gone through the route. */
  | 'SUCCEEDED'
  /** It would have ended without an error and without going on. */
  | 'DROPPED'
  /** It would be received again, after a while. */
  | 'RETRYING'
  /** It would be dead-lettered. */
  | 'FAILED';

/** Who signs in. */
export type SessionCreateInput = {
  /** Of the account. */
  readonly email: string;
  /** Of the account. */
  readonly password: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** How bad it is. */
export type Severity =
  /** It cannot be deployed. */
  | 'ERROR'
  /** It can, and is probably not what was meant. */
  | 'WARNING'
  /** Good to know. */
  | 'INFO';

/** What `stackRecover` does. */
export type StackRecoverAction =
  /** A rollback that was interrupted is taken up again. */
  | 'CONTINUE_ROLLBACK'
  /** The process that holds the lock is not waited for any longer: another one goes on where it was. */
  | 'RELEASE_LOCK';

/** What to recover. */
export type StackRecoverInput = {
  /** Where. */
  readonly environmentId: string;
  /** How. */
  readonly action: StackRecoverAction;
  /** Logical ids of resources that `CONTINUE_ROLLBACK` leaves as they are. */
  readonly resourcesToSkip?: ReadonlyArray<string> | null | undefined;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: string | null | undefined;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: string;
  /** Comes back unchanged. */
  readonly clientMutationId?: string | null | undefined;
};

/** Kinds of steps. */
export type StepKind =
  /** One becomes another. */
  | 'PROCESS'
  /** Some pass. */
  | 'FILTER'
  /** One becomes many. */
  | 'SPLIT'
  /** Each goes where a rule says. */
  | 'BRANCH'
  /** A copy goes elsewhere. */
  | 'TAP'
  /** What does not fit a schema fails. */
  | 'VALIDATE';

/** All that is said must hold. */
export type StringFilter = {
  /** Exactly this. */
  readonly eq?: string | null | undefined;
  /** One of these, at most 100. */
  readonly in?: ReadonlyArray<string> | null | undefined;
  /** In capital or small letters. */
  readonly contains?: string | null | undefined;
  /** In capital or small letters. */
  readonly startsWith?: string | null | undefined;
};

/** Kinds of targets. */
export type TargetKind =
  /** The cloud in a process on the same machine. */
  | 'LOCAL'
  /** An account on AWS. */
  | 'AWS';

/**
 * A stretch of time in whole minutes, UTC: either `last`, or `from` with or without `to`. Counts are kept for 400 days: by the minute for 8
 * days, by five minutes for 32, by the hour for 92, then by the day. A range that begins before that is extended to the next full unit
 * that is kept, and the answer says so.
 */
export type TimeRange = {
  /** The first minute. */
  readonly from?: string | null | undefined;
  /** The end, which is not part of it; a minute that has begun counts whole. Now, where it is not given. */
  readonly to?: string | null | undefined;
  /** The last while, the running minute included: `15m`, `1h`, `7d`. */
  readonly last?: string | null | undefined;
};

/** A file to try. */
export type TryFileInput = {
  /** Relative to the project's folder: `routes.ts`. */
  readonly path: string;
  /** All of it. */
  readonly text: string;
};

/** A webhook to register. */
export type WebhookCreateInput = {
  /** The project to be told of. */
  readonly projectId: string;
  /**
   * `https://` or `http://`, without user name and password. Addresses inside networks are refused, unless the installation names
   * the host in its setting `ROUTO_WEBHOOK_ALLOW`.
   */
  readonly url: string;
  /** What to be told of: names of events, groups of them such as `deployment.*`, or `*` for all there will be. */
  readonly events: ReadonlyArray<string>;
  /** Signs the deliveries: 16 to 256 visible ASCII characters. One is made where none is given. */
  readonly secret?: string | null | undefined;
  /** Comes back in the payload. */
  readonly clientMutationId?: string | null | undefined;
};

/** Whether a receiver has a delivery. */
export type WebhookDeliveryState =
  /** It is sent, or sent again, when it is due. */
  | 'PENDING'
  /** The receiver has answered with a status of 2xx. */
  | 'DELIVERED'
  /** The receiver has not taken it, and it is not sent any more. */
  | 'FAILED';

export type DeploymentStatusQueryVariables = Exact<{
  id: string;
}>;


export type DeploymentStatusQuery = { readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null };

export type WellbeingQueryVariables = Exact<{
  environmentId: string;
  range: TimeRange;
}>;


export type WellbeingQuery = { readonly node:
    | { readonly health: Health | null, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null } } | null }
    | Record<PropertyKey, never>
   | null };

export type ShowAuditLogQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type ShowAuditLogQuery = { readonly project: { readonly id: string, readonly auditLog: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly action: string, readonly subjectId: string | null, readonly before: unknown, readonly after: unknown, readonly ip: string | null, readonly requestId: string, readonly idempotencyKey: string | null, readonly actor: { readonly id: string, readonly name: string, readonly kind: ActorKind }, readonly subject:
          | { readonly __typename: 'ApiToken', readonly id: string }
          | { readonly __typename: 'DeadLetter', readonly id: string }
          | { readonly __typename: 'Deployment', readonly number: number, readonly id: string }
          | { readonly __typename: 'DeploymentPlan', readonly id: string }
          | { readonly __typename: 'Environment', readonly name: string, readonly id: string }
          | { readonly __typename: 'Execution', readonly id: string }
          | { readonly __typename: 'Project', readonly id: string }
          | { readonly __typename: 'Redrive', readonly id: string }
          | { readonly __typename: 'Revision', readonly number: number, readonly id: string }
          | { readonly __typename: 'Route', readonly name: string, readonly id: string }
         | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type ShowCostQueryVariables = Exact<{
  id: string;
  month: TimeRange;
  by: CostGroup;
}>;


export type ShowCostQuery = { readonly node:
    | { readonly id: string, readonly cost: { readonly actualMissing: string | null, readonly assumptions: ReadonlyArray<string>, readonly priceListVersion: string, readonly actual: { readonly amount: string, readonly currency: string, readonly through: string } | null, readonly perMillionMessages: { readonly amount: string, readonly currency: string } | null, readonly lines: ReadonlyArray<{ readonly key: string, readonly label: string, readonly quantity: number, readonly unit: string, readonly unitPrice: string | null, readonly route: { readonly name: string } | null, readonly amount: { readonly amount: string, readonly currency: string } }>, readonly estimated: { readonly amount: string, readonly currency: string }, readonly projectedMonth: { readonly amount: string, readonly currency: string } } | null, readonly days: { readonly lines: ReadonlyArray<{ readonly key: string, readonly label: string, readonly amount: { readonly amount: string, readonly currency: string } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type ShowDeploymentsQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  state?: ReadonlyArray<OperationState> | OperationState | null | undefined;
  kind?: ReadonlyArray<DeploymentKind> | DeploymentKind | null | undefined;
}>;


export type ShowDeploymentsQuery = { readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly actor: { readonly name: string }, readonly revision: { readonly id: string, readonly number: number, readonly message: string | null, readonly author: { readonly name: string } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ShowImpactsQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  state?: ReadonlyArray<OperationState> | OperationState | null | undefined;
  kind?: ReadonlyArray<DeploymentKind> | DeploymentKind | null | undefined;
}>;


export type ShowImpactsQuery = { readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly impact: { readonly verdict: Health, readonly before: { readonly errorRate: number, readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } }, readonly after: { readonly errorRate: number, readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ShowUnderWayQueryVariables = Exact<{
  environmentId: string;
}>;


export type ShowUnderWayQuery = { readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly actor: { readonly name: string }, readonly revision: { readonly id: string, readonly number: number, readonly message: string | null, readonly author: { readonly name: string } } | null }> } };

export type ShowDeploymentQueryVariables = Exact<{
  id: string;
}>;


export type ShowDeploymentQuery = { readonly deployment: { readonly canCancel: boolean, readonly canRetry: boolean, readonly canRollbackTo: boolean, readonly startedAt: string | null, readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly id: string, readonly name: string, readonly protected: boolean, readonly currentDeployment: { readonly id: string } | null }, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly startedAt: string, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly physicalId: string | null, readonly type: string, readonly status: string, readonly consoleUrl: string | null, readonly route: { readonly id: string } | null } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null, readonly approval: { readonly at: string, readonly comment: string | null, readonly actor: { readonly name: string } } | null, readonly supersededBy: { readonly id: string, readonly number: number } | null, readonly rollbackOf: { readonly id: string, readonly number: number } | null, readonly promotedFrom: { readonly id: string, readonly number: number, readonly environment: { readonly id: string, readonly name: string } } | null, readonly plan: { readonly id: string, readonly summary: { readonly create: number, readonly update: number, readonly replace: number, readonly remove: number, readonly dataLossRisk: boolean, readonly hotSwappable: boolean }, readonly policies: ReadonlyArray<{ readonly code: string, readonly level: string, readonly message: string, readonly resourceLogicalId: string | null }> } | null, readonly artifacts: ReadonlyArray<{ readonly name: string, readonly digest: string, readonly bytes: number }>, readonly actor: { readonly name: string }, readonly revision: { readonly id: string, readonly number: number, readonly message: string | null, readonly author: { readonly name: string } } | null } | null };

export type ShowImpactQueryVariables = Exact<{
  id: string;
}>;


export type ShowImpactQuery = { readonly deployment: { readonly id: string, readonly impact: { readonly verdict: Health, readonly before: { readonly errorRate: number, readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } }, readonly after: { readonly errorRate: number, readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } } } | null } | null };

export type ShowDeploymentEventsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ShowDeploymentEventsQuery = { readonly deployment: { readonly events: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly phase: DeploymentPhase, readonly level: string, readonly message: string, readonly logicalId: string | null, readonly status: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ShowDeploymentChangesQueryVariables = Exact<{
  id: string;
}>;


export type ShowDeploymentChangesQuery = { readonly deployment: { readonly changes: ReadonlyArray<{ readonly action: ResourceAction, readonly stack: string, readonly logicalId: string, readonly type: string, readonly replacementReason: string | null, readonly destructive: boolean, readonly route: { readonly id: string } | null, readonly properties: ReadonlyArray<{ readonly path: string, readonly before: unknown, readonly after: unknown }> }> } | null };

export type ShowUrlsQueryVariables = Exact<{
  environmentId: string;
}>;


export type ShowUrlsQuery = { readonly node:
    | { readonly id: string, readonly urls: ReadonlyArray<{ readonly method: string, readonly url: string, readonly route: { readonly id: string } }> }
    | Record<PropertyKey, never>
   | null };

export type ShowApproversQueryVariables = Exact<{
  project: string;
}>;


export type ShowApproversQuery = { readonly project: { readonly members: ReadonlyArray<{ readonly role: Role, readonly email: string | null, readonly actor: { readonly id: string, readonly name: string }, readonly environments: ReadonlyArray<{ readonly name: string }> | null }> } | null };

export type ShowRevisionsQueryVariables = Exact<{
  projectId: string;
  after?: string | null | undefined;
}>;


export type ShowRevisionsQuery = { readonly project: { readonly revisions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly message: string | null, readonly createdAt: string, readonly author: { readonly name: string }, readonly diagnostics: ReadonlyArray<{ readonly severity: Severity }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ShowReturnsQueryVariables = Exact<{
  environmentId: string;
  after?: string | null | undefined;
}>;


export type ShowReturnsQuery = { readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly canRollbackTo: boolean, readonly finishedAt: string | null, readonly reason: string | null, readonly revision: { readonly number: number, readonly message: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ShowPlanQueryVariables = Exact<{
  id: string;
}>;


export type ShowPlanQuery = { readonly node:
    | { readonly id: string, readonly createdAt: string, readonly expiresAt: string, readonly stale: boolean, readonly stackNames: ReadonlyArray<string>, readonly environment: { readonly id: string, readonly name: string, readonly protected: boolean, readonly target: { readonly kind: TargetKind }, readonly project: { readonly slug: string } }, readonly revision: { readonly id: string, readonly number: number, readonly message: string | null, readonly createdAt: string, readonly author: { readonly name: string } }, readonly baseDeployment: { readonly id: string, readonly number: number, readonly revision: { readonly number: number } | null } | null, readonly summary: { readonly create: number, readonly update: number, readonly replace: number, readonly remove: number, readonly dataLossRisk: boolean, readonly hotSwappable: boolean }, readonly policies: ReadonlyArray<{ readonly code: string, readonly level: string, readonly message: string, readonly resourceLogicalId: string | null }>, readonly costDelta: { readonly beforeMonthly: string, readonly afterMonthly: string, readonly currency: string, readonly assumptions: ReadonlyArray<string> } | null, readonly changes: ReadonlyArray<{ readonly action: ResourceAction, readonly stack: string, readonly logicalId: string, readonly type: string, readonly replacementReason: string | null, readonly destructive: boolean, readonly route: { readonly id: string } | null, readonly properties: ReadonlyArray<{ readonly path: string, readonly before: unknown, readonly after: unknown }> }> }
    | Record<PropertyKey, never>
   | null };

export type ShowTemplateQueryVariables = Exact<{
  planId: string;
  stack?: string | null | undefined;
}>;


export type ShowTemplateQuery = { readonly node:
    | { readonly id: string, readonly template: string | null }
    | Record<PropertyKey, never>
   | null };

export type PlanPromotionMutationVariables = Exact<{
  input: DeploymentPromoteInput;
}>;


export type PlanPromotionMutation = { readonly deploymentPromote: { readonly plan: { readonly id: string, readonly revision: { readonly number: number }, readonly summary: { readonly create: number, readonly update: number, readonly replace: number, readonly remove: number, readonly dataLossRisk: boolean, readonly hotSwappable: boolean }, readonly policies: ReadonlyArray<{ readonly code: string, readonly level: string, readonly message: string, readonly resourceLogicalId: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type ShowStacksQueryVariables = Exact<{
  environmentId: string;
  after?: string | null | undefined;
  filter?: ResourceFilter | null | undefined;
}>;


export type ShowStacksQuery = { readonly node:
    | { readonly id: string, readonly stacks: ReadonlyArray<{ readonly name: string, readonly consoleUrl: string | null, readonly status: string, readonly statusReason: string | null, readonly lastUpdatedAt: string, readonly recovery: { readonly situation: string, readonly action: StackRecoverAction, readonly resourcesToSkip: ReadonlyArray<string>, readonly dataLossRisk: boolean } | null, readonly resources: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly logicalId: string, readonly physicalId: string | null, readonly type: string, readonly role: ResourceRole | null, readonly status: string, readonly statusReason: string | null, readonly consoleUrl: string | null, readonly route: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> | null }
    | Record<PropertyKey, never>
   | null };

export type ShowDriftQueryVariables = Exact<{
  environmentId: string;
  refresh: boolean;
}>;


export type ShowDriftQuery = { readonly node:
    | { readonly id: string, readonly drift: { readonly checkedAt: string, readonly inSync: boolean, readonly changes: ReadonlyArray<{ readonly action: ResourceAction, readonly stack: string, readonly logicalId: string, readonly type: string, readonly replacementReason: string | null, readonly destructive: boolean, readonly route: { readonly id: string } | null, readonly properties: ReadonlyArray<{ readonly path: string, readonly before: unknown, readonly after: unknown }> }> } | null }
    | Record<PropertyKey, never>
   | null };

export type ShowRetainedQueryVariables = Exact<{
  environmentId: string;
}>;


export type ShowRetainedQuery = { readonly node:
    | { readonly id: string, readonly retained: ReadonlyArray<{ readonly stack: string, readonly logicalId: string, readonly physicalId: string, readonly type: string, readonly since: string, readonly holds: number | null, readonly consoleUrl: string | null }> | null }
    | Record<PropertyKey, never>
   | null };

export type RemoveRetainedMutationVariables = Exact<{
  input: RetainedRemoveInput;
}>;


export type RemoveRetainedMutation = { readonly retainedRemove: { readonly environment: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type DeploymentRowFragment = { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly actor: { readonly name: string }, readonly revision: { readonly id: string, readonly number: number, readonly message: string | null, readonly author: { readonly name: string } } | null };

export type ImpactFragment = { readonly verdict: Health, readonly before: { readonly errorRate: number, readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } }, readonly after: { readonly errorRate: number, readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } } };

export type PlanCountsFragment = { readonly create: number, readonly update: number, readonly replace: number, readonly remove: number, readonly dataLossRisk: boolean, readonly hotSwappable: boolean };

export type FindingFragment = { readonly code: string, readonly level: string, readonly message: string, readonly resourceLogicalId: string | null };

export type ChangeFragment = { readonly action: ResourceAction, readonly stack: string, readonly logicalId: string, readonly type: string, readonly replacementReason: string | null, readonly destructive: boolean, readonly route: { readonly id: string } | null, readonly properties: ReadonlyArray<{ readonly path: string, readonly before: unknown, readonly after: unknown }> };

export type ShowMissingQueryVariables = Exact<{
  slug: string;
}>;


export type ShowMissingQuery = { readonly project: { readonly id: string, readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly missingConfig: ReadonlyArray<string> }> } | null };

export type ShowConfigurationQueryVariables = Exact<{
  id: string;
}>;


export type ShowConfigurationQuery = { readonly node:
    | { readonly id: string, readonly missingConfig: ReadonlyArray<string>, readonly variables: ReadonlyArray<{ readonly name: string, readonly value: string, readonly updatedAt: string }>, readonly secrets: ReadonlyArray<{ readonly name: string, readonly digest: string, readonly updatedAt: string, readonly updatedBy: { readonly name: string }, readonly usedBy: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly lock: { readonly since: string, readonly heldBy: { readonly id: string, readonly number: number } } | null, readonly currentDeployment: { readonly id: string, readonly number: number, readonly createdAt: string } | null }
    | Record<PropertyKey, never>
   | null };

export type ShowAwsSetupQueryVariables = Exact<{
  id: string;
  accountId?: string | null | undefined;
  trustedPrincipalArn?: string | null | undefined;
}>;


export type ShowAwsSetupQuery = { readonly node:
    | { readonly id: string, readonly externalId: string | null, readonly connectTemplate: string | null, readonly target: { readonly roleArn: string | null, readonly executionRoleArn: string | null, readonly boundaryArn: string | null }, readonly iamPolicy: { readonly accountId: string, readonly deployer: unknown, readonly execution: unknown, readonly boundary: unknown } | null }
    | Record<PropertyKey, never>
   | null };

export type SetAwsRolesMutationVariables = Exact<{
  input: EnvironmentAwsSetInput;
}>;


export type SetAwsRolesMutation = { readonly environmentAwsSet: { readonly environment: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type ShowLetterGroupsQueryVariables = Exact<{
  environmentId: string;
  filter?: DeadLetterFilter | null | undefined;
}>;


export type ShowLetterGroupsQuery = { readonly node:
    | { readonly id: string, readonly deadLetterGroups: ReadonlyArray<{ readonly routeId: string, readonly routeName: string, readonly errorCode: string, readonly count: number, readonly oldestAt: string, readonly expiresAt: string, readonly latest: { readonly id: string, readonly reason: { readonly message: string } } }> | null }
    | Record<PropertyKey, never>
   | null };

export type ShowLettersQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  filter?: DeadLetterFilter | null | undefined;
}>;


export type ShowLettersQuery = { readonly node:
    | { readonly id: string, readonly deadLetters: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly routeName: string, readonly messageId: string, readonly failedAt: string, readonly expiresAt: string, readonly receiveCount: number, readonly redriveCount: number, readonly reason: { readonly code: string, readonly message: string, readonly sourceLocation: string | null }, readonly payload: { readonly bytes: number, readonly text: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | Record<PropertyKey, never>
   | null };

export type ShowLetterQueryVariables = Exact<{
  id: string;
}>;


export type ShowLetterQuery = { readonly deadLetter: { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly failedAt: string, readonly expiresAt: string, readonly receiveCount: number, readonly redriveCount: number, readonly reason: { readonly code: string, readonly message: string, readonly sourceLocation: string | null }, readonly execution: { readonly id: string } | null, readonly payload: { readonly bytes: number, readonly captured: boolean, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown, readonly text: string | null } } | null };

export type ShowRedrivesQueryVariables = Exact<{
  environmentId: string;
}>;


export type ShowRedrivesQuery = { readonly node:
    | { readonly id: string, readonly redrives: ReadonlyArray<{ readonly createdBy: string, readonly createdAt: string, readonly finishedAt: string | null, readonly id: string, readonly state: RedriveState, readonly problem: string | null, readonly done: boolean, readonly total: number, readonly sent: number, readonly skipped: number, readonly succeeded: number, readonly failedAgain: number, readonly pollAfterMs: number | null }> }
    | Record<PropertyKey, never>
   | null };

export type CancelRedriveMutationVariables = Exact<{
  id: string;
}>;


export type CancelRedriveMutation = { readonly redriveCancel: { readonly redrive: { readonly id: string, readonly state: RedriveState } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type ShowLogsQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  waitMs: number;
  filter?: LogFilter | null | undefined;
}>;


export type ShowLogsQuery = { readonly node:
    | { readonly logs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly level: string, readonly message: string, readonly routeName: string, readonly messageId: string | null, readonly correlationId: string | null, readonly requestId: string | null, readonly data: unknown }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | Record<PropertyKey, never>
   | null };

export type LetterReasonFragment = { readonly code: string, readonly message: string, readonly sourceLocation: string | null };

export type ShowRevisionFilesQueryVariables = Exact<{
  projectId: string;
  number: number;
}>;


export type ShowRevisionFilesQuery = { readonly project: { readonly id: string, readonly revision: { readonly id: string, readonly number: number, readonly createdAt: string, readonly message: string | null, readonly source: RevisionSource, readonly author: { readonly name: string }, readonly files: ReadonlyArray<{ readonly path: string, readonly text: string }>, readonly diagnostics: ReadonlyArray<{ readonly severity: Severity, readonly code: string, readonly message: string, readonly route: string | null, readonly step: string | null, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly fix: { readonly title: string, readonly edits: ReadonlyArray<{ readonly newText: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } }> } | null }>, readonly routes: ReadonlyArray<{ readonly name: string, readonly description: string | null, readonly document: unknown, readonly from: { readonly uri: string, readonly kind: EndpointKind | null }, readonly to: ReadonlyArray<{ readonly uri: string, readonly kind: EndpointKind | null }> }>, readonly processors: ReadonlyArray<{ readonly path: string, readonly exports: ReadonlyArray<string> }> } | null } | null };

export type ShowRevisionChangeQueryVariables = Exact<{
  projectId: string;
  number: number;
  against?: number | null | undefined;
}>;


export type ShowRevisionChangeQuery = { readonly project: { readonly id: string, readonly revision: { readonly id: string, readonly number: number, readonly createdAt: string, readonly message: string | null, readonly source: RevisionSource, readonly author: { readonly name: string }, readonly diff: ReadonlyArray<{ readonly kind: ChangeKind, readonly path: string }> } | null } | null };

export type ShowCatalogsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowCatalogsQuery = { readonly stepCatalog: ReadonlyArray<{ readonly kind: StepKind, readonly title: string, readonly summary: string, readonly example: string, readonly optionsSchema: unknown }>, readonly endpointCatalog: ReadonlyArray<{ readonly kind: EndpointKind, readonly summary: string, readonly example: string, readonly asSource: boolean, readonly asTarget: boolean, readonly optionsSchema: unknown }> };

export type ShowDraftCheckQueryVariables = Exact<{
  input: ProjectCheckInput;
}>;


export type ShowDraftCheckQuery = { readonly projectCheck: { readonly diagnostics: ReadonlyArray<{ readonly severity: Severity, readonly code: string, readonly message: string, readonly route: string | null, readonly step: string | null, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly fix: { readonly title: string, readonly edits: ReadonlyArray<{ readonly newText: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } }> } | null }>, readonly routes: ReadonlyArray<{ readonly name: string, readonly description: string | null, readonly document: unknown, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly from: { readonly endpoint: { readonly uri: string, readonly kind: EndpointKind | null }, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null }, readonly to: ReadonlyArray<{ readonly endpoint: { readonly uri: string, readonly kind: EndpointKind | null }, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null }>, readonly steps: ReadonlyArray<{ readonly id: string, readonly kind: StepKind, readonly label: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly rules: ReadonlyArray<{ readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null }>, readonly otherwise: { readonly endpoint: { readonly uri: string, readonly kind: EndpointKind | null }, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null } | null }> }>, readonly processors: ReadonlyArray<{ readonly path: string, readonly exports: ReadonlyArray<string> }>, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } | null };

export type ShowRouteEditQueryVariables = Exact<{
  input: RouteEditInput;
}>;


export type ShowRouteEditQuery = { readonly routeEdit: { readonly edits: ReadonlyArray<{ readonly newText: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } }>, readonly files: ReadonlyArray<{ readonly path: string, readonly text: string }>, readonly diagnostics: ReadonlyArray<{ readonly severity: Severity, readonly code: string, readonly message: string, readonly route: string | null, readonly step: string | null, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly fix: { readonly title: string, readonly edits: ReadonlyArray<{ readonly newText: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } }> } | null }>, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } | null };

export type SaveDraftMutationVariables = Exact<{
  input: ProjectPushInput;
}>;


export type SaveDraftMutation = { readonly projectPush: { readonly revision: { readonly id: string, readonly number: number } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type TryDraftMutationVariables = Exact<{
  input: RouteTryInput;
}>;


export type TryDraftMutation = { readonly routeTry: { readonly outcome: RouteTryOutcome | null, readonly dropReason: string | null, readonly durationMs: number | null, readonly logs: ReadonlyArray<string>, readonly steps: ReadonlyArray<{ readonly stepId: string, readonly kind: string, readonly label: string | null, readonly messageId: string, readonly input: string | null, readonly outputs: ReadonlyArray<string>, readonly outputCount: number, readonly durationMs: number, readonly note: string | null }>, readonly wouldSend: ReadonlyArray<{ readonly endpoint: string, readonly body: string, readonly headers: unknown }>, readonly failedParts: ReadonlyArray<{ readonly messageId: string, readonly body: string, readonly outcome: RouteTryOutcome, readonly error: { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly stack: string | null, readonly stepId: string | null, readonly sourceLocation: string | null } }>, readonly response: { readonly status: number, readonly headers: unknown, readonly body: string } | null, readonly error: { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly stack: string | null, readonly stepId: string | null, readonly sourceLocation: string | null } | null, readonly leftOut: { readonly steps: number, readonly sends: number, readonly failedParts: number } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type TriedErrorFragment = { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly stack: string | null, readonly stepId: string | null, readonly sourceLocation: string | null };

export type ShowTryableMessagesQueryVariables = Exact<{
  environmentId: string;
  routeIds: ReadonlyArray<string> | string;
}>;


export type ShowTryableMessagesQuery = { readonly node:
    | { readonly id: string, readonly deadLetters: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly failedAt: string, readonly reason: { readonly code: string, readonly message: string } }> } | null, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly outcome: Outcome, readonly receivedAt: string, readonly objectKey: string | null }> } }
    | Record<PropertyKey, never>
   | null };

export type ShowTryableExecutionQueryVariables = Exact<{
  id: string;
}>;


export type ShowTryableExecutionQuery = { readonly execution: { readonly id: string, readonly routeName: string, readonly objectKey: string | null, readonly input: { readonly text: string | null, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown } } | null };

export type ShowTryableDeadLetterQueryVariables = Exact<{
  id: string;
}>;


export type ShowTryableDeadLetterQuery = { readonly deadLetter: { readonly id: string, readonly routeName: string, readonly payload: { readonly text: string | null, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown }, readonly execution: { readonly id: string, readonly objectKey: string | null } | null } | null };

export type TryableBodyFragment = { readonly text: string | null, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown };

export type PlanRevisionMutationVariables = Exact<{
  input: DeploymentPlanInput;
}>;


export type PlanRevisionMutation = { readonly deploymentPlan: { readonly plan: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type DeployRevisionMutationVariables = Exact<{
  input: DeploymentCreateInput;
}>;


export type DeployRevisionMutation = { readonly deploymentCreate: { readonly deployment: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type FoundInDraftFragment = { readonly severity: Severity, readonly code: string, readonly message: string, readonly route: string | null, readonly step: string | null, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly fix: { readonly title: string, readonly edits: ReadonlyArray<{ readonly newText: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } }> } | null };

export type DraftEditFragment = { readonly newText: string, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } };

export type PlacedEndpointFragment = { readonly endpoint: { readonly uri: string, readonly kind: EndpointKind | null }, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null };

export type PlaceInFileFragment = { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number };

export type ShowExecutionsQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  filter?: ExecutionFilter | null | undefined;
}>;


export type ShowExecutionsQuery = { readonly node:
    | { readonly id: string, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly waitMs: number | null, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string } | null, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type ShowExecutionQueryVariables = Exact<{
  id: string;
}>;


export type ShowExecutionQuery = { readonly execution: { readonly revision: number, readonly sentAt: string | null, readonly waitMs: number | null, readonly startedAt: string, readonly finishedAt: string | null, readonly coldStart: boolean, readonly hops: number, readonly bytesIn: number, readonly bytesOut: number, readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly durationMs: number, readonly isReplay: boolean, readonly environment: { readonly id: string, readonly name: string } | null, readonly route: { readonly id: string, readonly steps: ReadonlyArray<
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
      > } | null, readonly deployment: { readonly id: string, readonly number: number } | null, readonly parent: { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly waitMs: number | null, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string } | null, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null } | null, readonly replayOf: { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly waitMs: number | null, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string } | null, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null } | null, readonly children: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly waitMs: number | null, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string } | null, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly attempts: ReadonlyArray<{ readonly number: number, readonly startedAt: string, readonly durationMs: number, readonly coldStart: boolean, readonly errorCode: string | null, readonly errorMessage: string | null }>, readonly input: { readonly bytes: number, readonly captured: boolean, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown, readonly text: string | null }, readonly sent: ReadonlyArray<{ readonly endpoint: string, readonly count: number }>, readonly error: { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly step: number | null, readonly sourceLocation: string | null, readonly stack: string | null, readonly problems: unknown, readonly fingerprint: string } | null, readonly spans: ReadonlyArray<{ readonly step: number, readonly kind: string, readonly calls: number, readonly errors: number, readonly durationMs: number }>, readonly billed: { readonly durationMs: number, readonly memoryMb: number, readonly gbSeconds: number }, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null } | null };

export type ShowBodyQueryVariables = Exact<{
  id: string;
}>;


export type ShowBodyQuery = { readonly execution: { readonly id: string, readonly input: { readonly bytes: number, readonly captured: boolean, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown, readonly text: string | null } } | null };

export type ShowExecutionLogsQueryVariables = Exact<{
  environmentId: string;
  executionId: string;
}>;


export type ShowExecutionLogsQuery = { readonly node:
    | { readonly id: string, readonly logs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly level: string, readonly message: string, readonly data: unknown }> } | null }
    | Record<PropertyKey, never>
   | null };

export type ReplayExecutionMutationVariables = Exact<{
  input: ExecutionReplayInput;
}>;


export type ReplayExecutionMutation = { readonly executionReplay: { readonly messageId: string | null, readonly execution: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type ShowTraceQueryVariables = Exact<{
  environmentId: string;
  ref: string;
}>;


export type ShowTraceQuery = { readonly trace: { readonly correlationId: string, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly outcome: Outcome, readonly hopCount: number, readonly routes: ReadonlyArray<string>, readonly counts: ReadonlyArray<{ readonly outcome: Outcome, readonly count: number }>, readonly hops: ReadonlyArray<{ readonly endpoint: string | null, readonly waitMs: number | null, readonly execution: { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly waitMs: number | null, readonly durationMs: number, readonly isReplay: boolean, readonly parent: { readonly id: string } | null, readonly replayOf: { readonly id: string } | null, readonly error: { readonly code: string, readonly message: string } | null, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null } }> } | null };

export type ShowRouteNamesQueryVariables = Exact<{
  projectId: string;
}>;


export type ShowRouteNamesQuery = { readonly project: { readonly headRevision: { readonly routes: ReadonlyArray<{ readonly id: string, readonly name: string }> } | null } | null };

export type ShowRouteQueryVariables = Exact<{
  projectId: string;
  name: string;
  environmentId: string;
  range: TimeRange;
}>;


export type ShowRouteQuery = { readonly project: { readonly route: { readonly id: string, readonly name: string, readonly description: string | null, readonly source: string, readonly revision: { readonly number: number }, readonly from: { readonly uri: string }, readonly to: ReadonlyArray<{ readonly uri: string }>, readonly steps: ReadonlyArray<
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
        | { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null }
      >, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly emitted: number, readonly errorRate: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null, readonly p99: number | null } } | null, readonly series: ReadonlyArray<{ readonly points: ReadonlyArray<{ readonly at: string, readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly p50: number | null, readonly p95: number | null, readonly p99: number | null }> }> | null, readonly stepStats: ReadonlyArray<{ readonly stepId: string, readonly kind: string, readonly in: number, readonly out: number, readonly dropped: number, readonly failed: number, readonly duration: { readonly p50: number | null, readonly p95: number | null } }> | null, readonly errorGroups: ReadonlyArray<{ readonly fingerprint: string, readonly code: string, readonly message: string, readonly stepId: string | null, readonly count: number, readonly failed: number, readonly firstSeen: string, readonly lastSeen: string, readonly sinceRevision: number, readonly sample: { readonly id: string } | null }> | null } | null } | null };

export type ShowQueueDepthQueryVariables = Exact<{
  projectId: string;
  name: string;
  environmentId: string;
}>;


export type ShowQueueDepthQuery = { readonly project: { readonly route: { readonly id: string, readonly queueDepth: { readonly visible: number, readonly inFlight: number, readonly delayed: number, readonly oldestAgeSeconds: number | null, readonly measuredAt: string } | null } | null } | null };

export type RunFragment = { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly waitMs: number | null, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string } | null, readonly parts: { readonly made: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly retrying: number } | null };

export type BodyFragment = { readonly bytes: number, readonly captured: boolean, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown, readonly text: string | null };

type StepName_BranchStep_Fragment = { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null };

type StepName_FilterStep_Fragment = { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null };

type StepName_ProcessStep_Fragment = { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null };

type StepName_SplitStep_Fragment = { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null };

type StepName_TapStep_Fragment = { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null };

type StepName_ValidateStep_Fragment = { readonly id: string, readonly kind: StepKind, readonly processor: { readonly export: string } | null };

export type StepNameFragment =
  | StepName_BranchStep_Fragment
  | StepName_FilterStep_Fragment
  | StepName_ProcessStep_Fragment
  | StepName_SplitStep_Fragment
  | StepName_TapStep_Fragment
  | StepName_ValidateStep_Fragment
;

export type ShowSettingsQueryVariables = Exact<{
  slug: string;
}>;


export type ShowSettingsQuery = { readonly project: { readonly id: string, readonly slug: string, readonly name: string, readonly description: string | null, readonly createdAt: string, readonly members: ReadonlyArray<{ readonly email: string | null, readonly role: Role, readonly actor: { readonly id: string, readonly name: string }, readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string }> | null }> } | null };

export type ShowProjectTokensQueryVariables = Exact<{
  slug: string;
}>;


export type ShowProjectTokensQuery = { readonly project: { readonly id: string, readonly tokens: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly createdBy: { readonly name: string }, readonly project: { readonly slug: string } | null, readonly environments: ReadonlyArray<{ readonly name: string }> | null }> | null } | null };

export type ChangeProjectMutationVariables = Exact<{
  input: ProjectUpdateInput;
}>;


export type ChangeProjectMutation = { readonly projectUpdate: { readonly project: { readonly id: string, readonly name: string, readonly description: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type DeleteProjectMutationVariables = Exact<{
  input: ProjectDeleteInput;
}>;


export type DeleteProjectMutation = { readonly projectDelete: { readonly deletedId: string | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type SetMemberMutationVariables = Exact<{
  input: MemberSetInput;
}>;


export type SetMemberMutation = { readonly memberSet: { readonly project: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type ShowAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowAccountQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly email: string | null, readonly kind: ActorKind, readonly permissions: ReadonlyArray<string>, readonly tokens: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly project: { readonly slug: string } | null, readonly environments: ReadonlyArray<{ readonly name: string }> | null }>, readonly rateLimit: { readonly limit: number, readonly remaining: number, readonly resetAt: string } } | null };

export type ShowWebhooksQueryVariables = Exact<{
  slug: string;
}>;


export type ShowWebhooksQuery = { readonly project: { readonly id: string, readonly webhooks: ReadonlyArray<{ readonly id: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly createdAt: string, readonly lastDeliveries: ReadonlyArray<{ readonly response: string | null, readonly id: string, readonly event: string, readonly at: string, readonly state: WebhookDeliveryState, readonly attempt: number, readonly nextAttemptAt: string | null, readonly statusCode: number | null, readonly durationMs: number | null, readonly error: string | null, readonly request: { readonly headers: unknown, readonly body: string }, readonly attempts: ReadonlyArray<{ readonly at: string, readonly statusCode: number | null, readonly durationMs: number, readonly error: string | null }> }> }> | null } | null };

export type ShowViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ShowViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly email: string | null, readonly kind: ActorKind, readonly permissions: ReadonlyArray<string> } | null };

export type ShowProjectsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
}>;


export type ShowProjectsQuery = { readonly projects: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly viewerPermissions: ReadonlyArray<string>, readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ShowOverviewQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  range: TimeRange;
  month: TimeRange;
}>;


export type ShowOverviewQuery = { readonly projects: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string, readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly health: Health | null, readonly cost: { readonly estimated: { readonly amount: string, readonly currency: string }, readonly projectedMonth: { readonly amount: string, readonly currency: string } } | null, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly emitted: number, readonly errorRate: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null, readonly p99: number | null } } | null, readonly series: ReadonlyArray<{ readonly points: ReadonlyArray<{ readonly at: string, readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly p95: number | null }> }> | null, readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly state: OperationState, readonly phase: DeploymentPhase, readonly createdAt: string, readonly finishedAt: string | null, readonly revision: { readonly number: number } | null }> } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ShowBacklogsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ShowBacklogsQuery = { readonly projects: { readonly nodes: ReadonlyArray<{ readonly environments: ReadonlyArray<{ readonly id: string, readonly deadLetters: { readonly totalCount: number } | null }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ShowProjectQueryVariables = Exact<{
  slug: string;
}>;


export type ShowProjectQuery = { readonly project: { readonly id: string, readonly slug: string, readonly name: string, readonly description: string | null, readonly viewerRole: Role, readonly viewerPermissions: ReadonlyArray<string>, readonly headRevision: { readonly id: string, readonly number: number, readonly createdAt: string, readonly message: string | null, readonly author: { readonly name: string }, readonly diagnostics: ReadonlyArray<{ readonly severity: Severity }> } | null, readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly protected: boolean, readonly health: Health | null, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly promotesFrom: { readonly name: string } | null, readonly currentDeployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly state: OperationState, readonly phase: DeploymentPhase, readonly createdAt: string, readonly finishedAt: string | null, readonly revision: { readonly number: number } | null } | null, readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly state: OperationState, readonly phase: DeploymentPhase, readonly createdAt: string, readonly finishedAt: string | null, readonly revision: { readonly number: number } | null }> } }> } | null };

export type ShowGraphQueryVariables = Exact<{
  projectId: string;
}>;


export type ShowGraphQuery = { readonly project: { readonly headRevision: { readonly number: number, readonly graph: { readonly cycles: ReadonlyArray<ReadonlyArray<string>>, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly label: string }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly label: string | null }> } } | null } | null };

export type ShowEnvironmentQueryVariables = Exact<{
  id: string;
  projectId: string;
  range: TimeRange;
  month: TimeRange;
}>;


export type ShowEnvironmentQuery = { readonly node:
    | { readonly id: string, readonly health: Health | null, readonly cost: { readonly estimated: { readonly amount: string, readonly currency: string }, readonly projectedMonth: { readonly amount: string, readonly currency: string } } | null, readonly deadLetters: { readonly totalCount: number } | null, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly emitted: number, readonly errorRate: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null, readonly p99: number | null } } | null, readonly series: ReadonlyArray<{ readonly points: ReadonlyArray<{ readonly at: string, readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly p95: number | null }> }> | null, readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly state: OperationState, readonly phase: DeploymentPhase, readonly createdAt: string, readonly finishedAt: string | null, readonly revision: { readonly number: number } | null }> } }
    | Record<PropertyKey, never>
   | null, readonly project: { readonly headRevision: { readonly routes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: { readonly uri: string }, readonly to: ReadonlyArray<{ readonly uri: string }>, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly emitted: number, readonly errorRate: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null, readonly p99: number | null } } | null }> } | null } | null };

export type DoingFragment = { readonly health: Health | null, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly emitted: number, readonly errorRate: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null, readonly p99: number | null } } | null, readonly series: ReadonlyArray<{ readonly points: ReadonlyArray<{ readonly at: string, readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly p95: number | null }> }> | null, readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly state: OperationState, readonly phase: DeploymentPhase, readonly createdAt: string, readonly finishedAt: string | null, readonly revision: { readonly number: number } | null }> } };

export type TallyFragment = { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly emitted: number, readonly errorRate: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null, readonly p99: number | null } };

export type SpentFragment = { readonly estimated: { readonly amount: string, readonly currency: string }, readonly projectedMonth: { readonly amount: string, readonly currency: string } };

export type StandingFragment = { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly state: OperationState, readonly phase: DeploymentPhase, readonly createdAt: string, readonly finishedAt: string | null, readonly revision: { readonly number: number } | null };

export type FindPlaceQueryVariables = Exact<{
  project: string;
  environment: string;
}>;


export type FindPlaceQuery = { readonly project: { readonly id: string, readonly slug: string, readonly headRevision: { readonly id: string, readonly number: number } | null, readonly environment: { readonly id: string, readonly name: string, readonly protected: boolean, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly promotesFrom: { readonly id: string, readonly name: string } | null } | null } | null };

export type CreateProjectMutationVariables = Exact<{
  input: ProjectCreateInput;
}>;


export type CreateProjectMutation = { readonly projectCreate: { readonly project: { readonly id: string, readonly slug: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type CreateEnvironmentMutationVariables = Exact<{
  input: EnvironmentCreateInput;
}>;


export type CreateEnvironmentMutation = { readonly environmentCreate: { readonly environment: { readonly id: string, readonly name: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type PushFilesMutationVariables = Exact<{
  input: ProjectPushInput;
}>;


export type PushFilesMutation = { readonly projectPush: { readonly revision: { readonly id: string, readonly number: number } | null, readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly path: string }>, readonly diagnostics: ReadonlyArray<{ readonly severity: Severity, readonly code: string, readonly message: string, readonly route: string | null, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly fix: { readonly title: string } | null }>, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type FindHeadQueryVariables = Exact<{
  project: string;
}>;


export type FindHeadQuery = { readonly project: { readonly id: string, readonly headRevision: { readonly number: number, readonly createdAt: string, readonly message: string | null, readonly author: { readonly name: string } } | null } | null };

export type MakePlanMutationVariables = Exact<{
  input: DeploymentPlanInput;
}>;


export type MakePlanMutation = { readonly deploymentPlan: { readonly plan: { readonly id: string, readonly expiresAt: string, readonly revision: { readonly number: number }, readonly baseDeployment: { readonly number: number, readonly revision: { readonly number: number } | null } | null, readonly summary: { readonly create: number, readonly update: number, readonly replace: number, readonly remove: number, readonly dataLossRisk: boolean, readonly hotSwappable: boolean }, readonly changes: ReadonlyArray<{ readonly action: ResourceAction, readonly stack: string, readonly logicalId: string, readonly type: string, readonly replacementReason: string | null, readonly destructive: boolean, readonly properties: ReadonlyArray<{ readonly path: string, readonly before: unknown, readonly after: unknown }> }>, readonly policies: ReadonlyArray<{ readonly code: string, readonly level: string, readonly message: string, readonly resourceLogicalId: string | null }>, readonly costDelta: { readonly beforeMonthly: string, readonly afterMonthly: string, readonly currency: string, readonly assumptions: ReadonlyArray<string> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type StartDeploymentMutationVariables = Exact<{
  input: DeploymentCreateInput;
}>;


export type StartDeploymentMutation = { readonly deploymentCreate: { readonly replayed: boolean, readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type StartRollbackMutationVariables = Exact<{
  input: DeploymentRollbackInput;
}>;


export type StartRollbackMutation = { readonly deploymentRollback: { readonly replayed: boolean, readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type StartPromotionMutationVariables = Exact<{
  input: DeploymentPromoteInput;
}>;


export type StartPromotionMutation = { readonly deploymentPromote: { readonly replayed: boolean, readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type StartDestructionMutationVariables = Exact<{
  input: EnvironmentDestroyInput;
}>;


export type StartDestructionMutation = { readonly environmentDestroy: { readonly replayed: boolean, readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type StartRecoveryMutationVariables = Exact<{
  input: StackRecoverInput;
}>;


export type StartRecoveryMutation = { readonly stackRecover: { readonly replayed: boolean, readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type CancelDeploymentMutationVariables = Exact<{
  id: string;
  reason?: string | null | undefined;
}>;


export type CancelDeploymentMutation = { readonly deploymentCancel: { readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type ApproveDeploymentMutationVariables = Exact<{
  id: string;
  comment?: string | null | undefined;
}>;


export type ApproveDeploymentMutation = { readonly deploymentApprove: { readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type FollowDeploymentQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type FollowDeploymentQuery = { readonly deployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly events: { readonly nodes: ReadonlyArray<{ readonly at: string, readonly phase: DeploymentPhase, readonly level: string, readonly message: string, readonly logicalId: string | null, readonly status: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null };

export type ImpactOfDeploymentQueryVariables = Exact<{
  id: string;
}>;


export type ImpactOfDeploymentQuery = { readonly deployment: { readonly impact: { readonly verdict: Health, readonly before: { readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } }, readonly after: { readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } } } | null } | null };

export type WentFragment = { readonly received: number, readonly failed: number, readonly duration: { readonly p95: number | null } };

export type ListDeploymentsQueryVariables = Exact<{
  project: string;
  environment: string;
  first: number;
}>;


export type ListDeploymentsQuery = { readonly project: { readonly id: string, readonly environment: { readonly id: string, readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly done: boolean }> } } | null } | null };

export type FindEnvironmentsQueryVariables = Exact<{
  project: string;
}>;


export type FindEnvironmentsQuery = { readonly project: { readonly id: string, readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly promotesFrom: { readonly id: string, readonly name: string } | null }> } | null };

export type LookAtEnvironmentQueryVariables = Exact<{
  project: string;
  environment: string;
  withStacks: boolean;
}>;


export type LookAtEnvironmentQuery = { readonly project: { readonly id: string, readonly slug: string, readonly environment: { readonly id: string, readonly name: string, readonly protected: boolean, readonly missingConfig: ReadonlyArray<string>, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly currentDeployment: { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null } | null, readonly urls: ReadonlyArray<{ readonly method: string, readonly url: string, readonly route: { readonly name: string } }>, readonly stacks?: ReadonlyArray<{ readonly name: string, readonly status: string, readonly statusReason: string | null, readonly consoleUrl: string | null, readonly recovery: { readonly situation: string, readonly action: StackRecoverAction } | null, readonly resources: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly logicalId: string, readonly physicalId: string | null, readonly type: string, readonly status: string }> } }> | null, readonly deployments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null }> } } | null } | null };

export type FoundInFilesFragment = { readonly severity: Severity, readonly code: string, readonly message: string, readonly route: string | null, readonly range: { readonly path: string, readonly startLine: number, readonly startColumn: number, readonly endLine: number, readonly endColumn: number } | null, readonly fix: { readonly title: string } | null };

export type DeploymentStandingFragment = { readonly id: string, readonly number: number, readonly kind: DeploymentKind, readonly mode: DeployMode, readonly state: OperationState, readonly phase: DeploymentPhase, readonly done: boolean, readonly pollAfterMs: number | null, readonly canCancel: boolean, readonly createdAt: string, readonly finishedAt: string | null, readonly durationMs: number | null, readonly reason: string | null, readonly project: { readonly slug: string }, readonly environment: { readonly name: string }, readonly actor: { readonly name: string }, readonly revision: { readonly number: number } | null, readonly progress: { readonly completed: number, readonly total: number | null } | null, readonly timeline: ReadonlyArray<{ readonly phase: DeploymentPhase, readonly durationMs: number | null }>, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly providerMessage: string | null, readonly resource: { readonly logicalId: string, readonly type: string } | null, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null, readonly mutation: string | null }> } | null };

export type PlanDetailsFragment = { readonly id: string, readonly expiresAt: string, readonly revision: { readonly number: number }, readonly baseDeployment: { readonly number: number, readonly revision: { readonly number: number } | null } | null, readonly summary: { readonly create: number, readonly update: number, readonly replace: number, readonly remove: number, readonly dataLossRisk: boolean, readonly hotSwappable: boolean }, readonly changes: ReadonlyArray<{ readonly action: ResourceAction, readonly stack: string, readonly logicalId: string, readonly type: string, readonly replacementReason: string | null, readonly destructive: boolean, readonly properties: ReadonlyArray<{ readonly path: string, readonly before: unknown, readonly after: unknown }> }>, readonly policies: ReadonlyArray<{ readonly code: string, readonly level: string, readonly message: string, readonly resourceLogicalId: string | null }>, readonly costDelta: { readonly beforeMonthly: string, readonly afterMonthly: string, readonly currency: string, readonly assumptions: ReadonlyArray<string> } | null };

export type ProblemFragment = { readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean };

export type SignInMutationVariables = Exact<{
  input: SessionCreateInput;
}>;


export type SignInMutation = { readonly sessionCreate: { readonly token: string | null, readonly expiresAt: string | null, readonly viewer: { readonly id: string, readonly name: string, readonly kind: ActorKind } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly sessionDelete: { readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type EnvironmentsQueryVariables = Exact<{
  project: string;
}>;


export type EnvironmentsQuery = { readonly project: { readonly environments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly protected: boolean, readonly missingConfig: ReadonlyArray<string>, readonly target: { readonly kind: TargetKind, readonly region: string | null }, readonly promotesFrom: { readonly name: string } | null, readonly currentDeployment: { readonly number: number, readonly revision: { readonly number: number } | null } | null }> } | null };

export type ConfigurationQueryVariables = Exact<{
  project: string;
  environment: string;
}>;


export type ConfigurationQuery = { readonly project: { readonly environment: { readonly name: string, readonly missingConfig: ReadonlyArray<string>, readonly variables: ReadonlyArray<{ readonly name: string, readonly value: string, readonly updatedAt: string }>, readonly secrets: ReadonlyArray<{ readonly name: string, readonly digest: string, readonly updatedAt: string, readonly updatedBy: { readonly name: string }, readonly usedBy: ReadonlyArray<{ readonly name: string }> }> } | null } | null };

export type ConfigureMutationVariables = Exact<{
  input: ConfigSetInput;
}>;


export type ConfigureMutation = { readonly environmentConfigSet: { readonly environment: { readonly id: string, readonly name: string, readonly missingConfig: ReadonlyArray<string> } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type TokenFragment = { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly project: { readonly slug: string } | null, readonly environments: ReadonlyArray<{ readonly name: string }> | null };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { readonly viewer: { readonly tokens: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly project: { readonly slug: string } | null, readonly environments: ReadonlyArray<{ readonly name: string }> | null }> } | null };

export type CreateTokenMutationVariables = Exact<{
  input: ApiTokenCreateInput;
}>;


export type CreateTokenMutation = { readonly apiTokenCreate: { readonly token: string | null, readonly apiToken: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly project: { readonly slug: string } | null, readonly environments: ReadonlyArray<{ readonly name: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type RevokeTokenMutationVariables = Exact<{
  id: string;
}>;


export type RevokeTokenMutation = { readonly apiTokenRevoke: { readonly apiToken: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly project: { readonly slug: string } | null, readonly environments: ReadonlyArray<{ readonly name: string }> | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type RegisteredWebhookFragment = { readonly id: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly createdAt: string, readonly lastDeliveries: ReadonlyArray<{ readonly id: string, readonly event: string, readonly at: string, readonly state: WebhookDeliveryState, readonly attempt: number, readonly nextAttemptAt: string | null, readonly statusCode: number | null, readonly durationMs: number | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly statusCode: number | null, readonly durationMs: number, readonly error: string | null }> }> };

export type DeliveredFragment = { readonly id: string, readonly event: string, readonly at: string, readonly state: WebhookDeliveryState, readonly attempt: number, readonly nextAttemptAt: string | null, readonly statusCode: number | null, readonly durationMs: number | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly statusCode: number | null, readonly durationMs: number, readonly error: string | null }> };

export type WebhooksQueryVariables = Exact<{
  project: string;
}>;


export type WebhooksQuery = { readonly project: { readonly webhooks: ReadonlyArray<{ readonly id: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly createdAt: string, readonly lastDeliveries: ReadonlyArray<{ readonly id: string, readonly event: string, readonly at: string, readonly state: WebhookDeliveryState, readonly attempt: number, readonly nextAttemptAt: string | null, readonly statusCode: number | null, readonly durationMs: number | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly statusCode: number | null, readonly durationMs: number, readonly error: string | null }> }> }> | null } | null };

export type CreateWebhookMutationVariables = Exact<{
  input: WebhookCreateInput;
}>;


export type CreateWebhookMutation = { readonly webhookCreate: { readonly secret: string | null, readonly webhook: { readonly id: string, readonly url: string, readonly events: ReadonlyArray<string>, readonly createdAt: string, readonly lastDeliveries: ReadonlyArray<{ readonly id: string, readonly event: string, readonly at: string, readonly state: WebhookDeliveryState, readonly attempt: number, readonly nextAttemptAt: string | null, readonly statusCode: number | null, readonly durationMs: number | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly statusCode: number | null, readonly durationMs: number, readonly error: string | null }> }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type PingWebhookMutationVariables = Exact<{
  id: string;
}>;


export type PingWebhookMutation = { readonly webhookTest: { readonly delivery: { readonly id: string, readonly event: string, readonly at: string, readonly state: WebhookDeliveryState, readonly attempt: number, readonly nextAttemptAt: string | null, readonly statusCode: number | null, readonly durationMs: number | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly statusCode: number | null, readonly durationMs: number, readonly error: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type RemoveWebhookMutationVariables = Exact<{
  id: string;
}>;


export type RemoveWebhookMutation = { readonly webhookDelete: { readonly deletedId: string | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type AuditLogQueryVariables = Exact<{
  project: string;
  first: number;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { readonly project: { readonly auditLog: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly action: string, readonly subjectId: string | null, readonly before: unknown, readonly after: unknown, readonly ip: string | null, readonly requestId: string, readonly actor: { readonly id: string, readonly name: string, readonly kind: ActorKind } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type SavedFilesQueryVariables = Exact<{
  project: string;
  number: number;
}>;


export type SavedFilesQuery = { readonly project: { readonly revision: { readonly number: number, readonly message: string | null, readonly createdAt: string, readonly author: { readonly name: string }, readonly files: ReadonlyArray<{ readonly path: string, readonly text: string, readonly digest: string }> } | null } | null };

export type KnownFilesQueryVariables = Exact<{
  project: string;
  after?: string | null | undefined;
}>;


export type KnownFilesQuery = { readonly project: { readonly revisions: { readonly nodes: ReadonlyArray<{ readonly number: number, readonly author: { readonly name: string }, readonly files: ReadonlyArray<{ readonly path: string, readonly digest: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type RoutesQueryVariables = Exact<{
  projectId: string;
  after?: string | null | undefined;
}>;


export type RoutesQuery = { readonly project: { readonly routes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: { readonly uri: string, readonly kind: EndpointKind | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type DeployedRoutesQueryVariables = Exact<{
  environmentId: string;
}>;


export type DeployedRoutesQuery = { readonly node:
    | { readonly currentDeployment: { readonly revision: { readonly routes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly from: { readonly uri: string, readonly kind: EndpointKind | null } }> } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type SendMessageMutationVariables = Exact<{
  input: MessageSendInput;
}>;


export type SendMessageMutation = { readonly messageSend: { readonly messageId: string | null, readonly execution: { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string, readonly sourceLocation: string | null } | null, readonly parts: { readonly made: number, readonly failed: number } | null } | null, readonly response: { readonly status: number, readonly headers: unknown, readonly body: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type TryRouteMutationVariables = Exact<{
  input: RouteTryInput;
}>;


export type TryRouteMutation = { readonly routeTry: { readonly outcome: RouteTryOutcome | null, readonly dropReason: string | null, readonly logs: ReadonlyArray<string>, readonly durationMs: number | null, readonly steps: ReadonlyArray<{ readonly stepId: string, readonly kind: string, readonly label: string | null, readonly messageId: string, readonly input: string | null, readonly outputs: ReadonlyArray<string>, readonly outputCount: number, readonly durationMs: number, readonly note: string | null }>, readonly wouldSend: ReadonlyArray<{ readonly endpoint: string, readonly body: string, readonly headers: unknown }>, readonly failedParts: ReadonlyArray<{ readonly messageId: string, readonly body: string, readonly outcome: RouteTryOutcome, readonly error: { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly stepId: string | null, readonly sourceLocation: string | null } }>, readonly response: { readonly status: number, readonly headers: unknown, readonly body: string } | null, readonly error: { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly stepId: string | null, readonly sourceLocation: string | null } | null, readonly leftOut: { readonly steps: number, readonly sends: number, readonly failedParts: number } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type LogsQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  waitMs: number;
  filter?: LogFilter | null | undefined;
}>;


export type LogsQuery = { readonly node:
    | { readonly logs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly level: string, readonly message: string, readonly routeName: string, readonly messageId: string | null, readonly correlationId: string | null, readonly data: unknown }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | Record<PropertyKey, never>
   | null };

export type EnvironmentStatsQueryVariables = Exact<{
  environmentId: string;
  range: TimeRange;
}>;


export type EnvironmentStatsQuery = { readonly node:
    | { readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null } } | null, readonly cost: { readonly estimated: { readonly amount: string, readonly currency: string }, readonly lines: ReadonlyArray<{ readonly label: string, readonly amount: { readonly amount: string } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type RouteStatsQueryVariables = Exact<{
  environmentId: string;
  range: TimeRange;
}>;


export type RouteStatsQuery = { readonly node:
    | { readonly currentDeployment: { readonly revision: { readonly routes: ReadonlyArray<{ readonly name: string, readonly stats: { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null } } | null }> } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type ExecutionsQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  filter?: ExecutionFilter | null | undefined;
}>;


export type ExecutionsQuery = { readonly node:
    | { readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string, readonly sourceLocation: string | null } | null, readonly parts: { readonly made: number, readonly failed: number } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type TraceQueryVariables = Exact<{
  environmentId: string;
  ref: string;
  first: number;
}>;


export type TraceQuery = { readonly trace: { readonly correlationId: string, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly outcome: Outcome, readonly hopCount: number, readonly counts: ReadonlyArray<{ readonly outcome: Outcome, readonly count: number }>, readonly hops: ReadonlyArray<{ readonly at: string, readonly endpoint: string | null, readonly routeName: string, readonly messageId: string, readonly waitMs: number | null, readonly outcome: Outcome, readonly execution: { readonly id: string, readonly durationMs: number, readonly attempt: number, readonly dropReason: string | null, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string, readonly sourceLocation: string | null } | null, readonly parts: { readonly made: number, readonly failed: number } | null, readonly parent: { readonly id: string } | null, readonly replayOf: { readonly id: string } | null } }> } | null };

export type DeadLettersQueryVariables = Exact<{
  environmentId: string;
  first: number;
  after?: string | null | undefined;
  filter?: DeadLetterFilter | null | undefined;
}>;


export type DeadLettersQuery = { readonly node:
    | { readonly deadLetters: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly routeName: string, readonly messageId: string, readonly failedAt: string, readonly receiveCount: number, readonly redriveCount: number, readonly reason: { readonly code: string, readonly message: string, readonly sourceLocation: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | Record<PropertyKey, never>
   | null };

export type DeadLetterQueryVariables = Exact<{
  id: string;
}>;


export type DeadLetterQuery = { readonly deadLetter: { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly failedAt: string, readonly expiresAt: string, readonly receiveCount: number, readonly redriveCount: number, readonly reason: { readonly code: string, readonly message: string, readonly sourceLocation: string | null }, readonly execution: { readonly id: string } | null, readonly payload: { readonly bytes: number, readonly text: string | null, readonly captured: boolean, readonly truncated: boolean, readonly redacted: boolean, readonly headers: unknown } } | null };

export type RedriveDeadLettersMutationVariables = Exact<{
  input: RedriveInput;
}>;


export type RedriveDeadLettersMutation = { readonly deadLetterRedrive: { readonly matched: number | null, readonly redrive: { readonly id: string, readonly state: RedriveState, readonly problem: string | null, readonly done: boolean, readonly total: number, readonly sent: number, readonly skipped: number, readonly succeeded: number, readonly failedAgain: number, readonly pollAfterMs: number | null } | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type RedriveQueryVariables = Exact<{
  id: string;
}>;


export type RedriveQuery = { readonly redrive: { readonly id: string, readonly state: RedriveState, readonly problem: string | null, readonly done: boolean, readonly total: number, readonly sent: number, readonly skipped: number, readonly succeeded: number, readonly failedAgain: number, readonly pollAfterMs: number | null } | null };

export type DiscardDeadLettersMutationVariables = Exact<{
  input: DiscardInput;
}>;


export type DiscardDeadLettersMutation = { readonly deadLetterDiscard: { readonly matched: number | null, readonly discarded: number | null, readonly userErrors: ReadonlyArray<{ readonly code: ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly hint: string | null, readonly retryable: boolean }> } };

export type DeploymentNowQueryVariables = Exact<{
  id: string;
}>;


export type DeploymentNowQuery = { readonly deployment: { readonly number: number, readonly state: OperationState, readonly done: boolean, readonly failure: { readonly code: string, readonly message: string, readonly explanation: string, readonly nextActions: ReadonlyArray<{ readonly title: string, readonly command: string | null }> } | null } | null };

export type AddressesQueryVariables = Exact<{
  environmentId: string;
}>;


export type AddressesQuery = { readonly node:
    | { readonly missingConfig: ReadonlyArray<string>, readonly urls: ReadonlyArray<{ readonly method: string, readonly url: string, readonly route: { readonly name: string } }>, readonly stacks: ReadonlyArray<{ readonly resources: { readonly nodes: ReadonlyArray<{ readonly logicalId: string, readonly physicalId: string | null, readonly type: string, readonly role: ResourceRole | null, readonly route: { readonly name: string } | null }> } }> | null }
    | Record<PropertyKey, never>
   | null };

export type RedriveProgressFragment = { readonly id: string, readonly state: RedriveState, readonly problem: string | null, readonly done: boolean, readonly total: number, readonly sent: number, readonly skipped: number, readonly succeeded: number, readonly failedAgain: number, readonly pollAfterMs: number | null };

export type EndedFragment = { readonly id: string, readonly routeName: string, readonly messageId: string, readonly correlationId: string, readonly objectKey: string | null, readonly outcome: Outcome, readonly dropReason: string | null, readonly attempt: number, readonly receivedAt: string, readonly durationMs: number, readonly isReplay: boolean, readonly error: { readonly code: string, readonly message: string, readonly sourceLocation: string | null } | null, readonly parts: { readonly made: number, readonly failed: number } | null };

export type CountsFragment = { readonly received: number, readonly succeeded: number, readonly failed: number, readonly dropped: number, readonly inFlight: number, readonly deadLettered: number, readonly complete: boolean, readonly duration: { readonly p50: number | null, readonly p95: number | null } };

export type TryProblemFragment = { readonly name: string, readonly message: string, readonly code: string, readonly retryable: boolean, readonly stepId: string | null, readonly sourceLocation: string | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly kind: ActorKind } | null };

export const DeploymentStatus = `query DeploymentStatus($id: ID!) {
  deployment(id: $id) {
    ...DeploymentStanding
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}` as Operation<DeploymentStatusQuery, DeploymentStatusQueryVariables>

export const Wellbeing = `query Wellbeing($environmentId: ID!, $range: TimeRange!) {
  node(id: $environmentId) {
    ... on Environment {
      health
      stats(range: $range) {
        ...Counts
      }
    }
  }
}
fragment Counts on Stats {
  received
  succeeded
  failed
  dropped
  inFlight
  deadLettered
  complete
  duration {
    p50
    p95
  }
}` as Operation<WellbeingQuery, WellbeingQueryVariables>

export const ShowAuditLog = `query ShowAuditLog($slug: String!, $after: String, $filter: AuditFilter) {
  project(slug: $slug) {
    id
    auditLog(first: 50, after: $after, filter: $filter) {
      nodes {
        id
        at
        actor {
          id
          name
          kind
        }
        action
        subjectId
        subject {
          __typename
          id
          ... on Environment {
            name
          }
          ... on Route {
            name
          }
          ... on Revision {
            number
          }
          ... on Deployment {
            number
          }
        }
        before
        after
        ip
        requestId
        idempotencyKey
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Operation<ShowAuditLogQuery, ShowAuditLogQueryVariables>

export const ShowCost = `query ShowCost($id: ID!, $month: TimeRange!, $by: CostGroup!) {
  node(id: $id) {
    ... on Environment {
      id
      cost(range: $month, groupBy: $by) {
        ...Spent
        actual {
          amount
          currency
          through
        }
        actualMissing
        perMillionMessages {
          amount
          currency
        }
        lines {
          key
          label
          route {
            name
          }
          quantity
          unit
          unitPrice
          amount {
            amount
            currency
          }
        }
        assumptions
        priceListVersion
      }
      days: cost(range: $month, groupBy: DAY) {
        lines {
          key
          label
          amount {
            amount
            currency
          }
        }
      }
    }
  }
}
fragment Spent on CostReport {
  estimated {
    amount
    currency
  }
  projectedMonth {
    amount
    currency
  }
}` as Operation<ShowCostQuery, ShowCostQueryVariables>

export const ShowDeployments = `query ShowDeployments($environmentId: ID!, $first: Int!, $after: String, $state: [OperationState!], $kind: [DeploymentKind!]) {
  deployments(
    first: $first
    after: $after
    filter: {environmentId: $environmentId, state: $state, kind: $kind}
  ) {
    nodes {
      ...DeploymentRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment DeploymentRow on Deployment {
  id
  number
  kind
  mode
  state
  phase
  done
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    id
    number
    message
    author {
      name
    }
  }
}` as Operation<ShowDeploymentsQuery, ShowDeploymentsQueryVariables>

export const ShowImpacts = `query ShowImpacts($environmentId: ID!, $first: Int!, $after: String, $state: [OperationState!], $kind: [DeploymentKind!]) {
  deployments(
    first: $first
    after: $after
    filter: {environmentId: $environmentId, state: $state, kind: $kind}
  ) {
    nodes {
      id
      impact {
        ...Impact
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment Impact on DeploymentImpact {
  verdict
  before {
    ...Went
    errorRate
  }
  after {
    ...Went
    errorRate
  }
}
fragment Went on Stats {
  received
  failed
  duration {
    p95
  }
}` as Operation<ShowImpactsQuery, ShowImpactsQueryVariables>

export const ShowUnderWay = `query ShowUnderWay($environmentId: ID!) {
  deployments(
    first: 20
    filter: {environmentId: $environmentId, state: [QUEUED, NEEDS_APPROVAL, RUNNING, CANCELLING]}
  ) {
    nodes {
      ...DeploymentRow
      progress {
        completed
        total
      }
    }
  }
}
fragment DeploymentRow on Deployment {
  id
  number
  kind
  mode
  state
  phase
  done
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    id
    number
    message
    author {
      name
    }
  }
}` as Operation<ShowUnderWayQuery, ShowUnderWayQueryVariables>

export const ShowDeployment = `query ShowDeployment($id: ID!) {
  deployment(id: $id) {
    ...DeploymentRow
    canCancel
    canRetry
    canRollbackTo
    startedAt
    project {
      slug
    }
    environment {
      id
      name
      protected
      currentDeployment {
        id
      }
    }
    progress {
      completed
      total
    }
    timeline {
      phase
      startedAt
      durationMs
    }
    failure {
      code
      message
      explanation
      providerMessage
      resource {
        logicalId
        physicalId
        type
        status
        consoleUrl
        route {
          id
        }
      }
      nextActions {
        title
        command
        mutation
      }
    }
    approval {
      actor {
        name
      }
      at
      comment
    }
    supersededBy {
      id
      number
    }
    rollbackOf {
      id
      number
    }
    promotedFrom {
      id
      number
      environment {
        id
        name
      }
    }
    plan {
      id
      summary {
        ...PlanCounts
      }
      policies {
        ...Finding
      }
    }
    artifacts {
      name
      digest
      bytes
    }
  }
}
fragment DeploymentRow on Deployment {
  id
  number
  kind
  mode
  state
  phase
  done
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    id
    number
    message
    author {
      name
    }
  }
}
fragment PlanCounts on PlanSummary {
  create
  update
  replace
  remove
  dataLossRisk
  hotSwappable
}
fragment Finding on PolicyFinding {
  code
  level
  message
  resourceLogicalId
}` as Operation<ShowDeploymentQuery, ShowDeploymentQueryVariables>

export const ShowImpact = `query ShowImpact($id: ID!) {
  deployment(id: $id) {
    id
    impact {
      ...Impact
    }
  }
}
fragment Impact on DeploymentImpact {
  verdict
  before {
    ...Went
    errorRate
  }
  after {
    ...Went
    errorRate
  }
}
fragment Went on Stats {
  received
  failed
  duration {
    p95
  }
}` as Operation<ShowImpactQuery, ShowImpactQueryVariables>

export const ShowDeploymentEvents = `query ShowDeploymentEvents($id: ID!, $after: String) {
  deployment(id: $id) {
    events(first: 100, after: $after) {
      nodes {
        id
        at
        phase
        level
        message
        logicalId
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Operation<ShowDeploymentEventsQuery, ShowDeploymentEventsQueryVariables>

export const ShowDeploymentChanges = `query ShowDeploymentChanges($id: ID!) {
  deployment(id: $id) {
    changes {
      ...Change
    }
  }
}
fragment Change on ResourceChange {
  action
  stack
  logicalId
  type
  replacementReason
  destructive
  route {
    id
  }
  properties {
    path
    before
    after
  }
}` as Operation<ShowDeploymentChangesQuery, ShowDeploymentChangesQueryVariables>

export const ShowUrls = `query ShowUrls($environmentId: ID!) {
  node(id: $environmentId) {
    ... on Environment {
      id
      urls {
        method
        url
        route {
          id
        }
      }
    }
  }
}` as Operation<ShowUrlsQuery, ShowUrlsQueryVariables>

export const ShowApprovers = `query ShowApprovers($project: String!) {
  project(slug: $project) {
    members {
      role
      email
      actor {
        id
        name
      }
      environments {
        name
      }
    }
  }
}` as Operation<ShowApproversQuery, ShowApproversQueryVariables>

export const ShowRevisions = `query ShowRevisions($projectId: ID!, $after: String) {
  project(id: $projectId) {
    revisions(first: 20, after: $after) {
      nodes {
        id
        number
        message
        createdAt
        author {
          name
        }
        diagnostics {
          severity
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Operation<ShowRevisionsQuery, ShowRevisionsQueryVariables>

export const ShowReturns = `query ShowReturns($environmentId: ID!, $after: String) {
  deployments(
    first: 20
    after: $after
    filter: {environmentId: $environmentId, state: [SUCCEEDED]}
  ) {
    nodes {
      id
      number
      canRollbackTo
      finishedAt
      reason
      revision {
        number
        message
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}` as Operation<ShowReturnsQuery, ShowReturnsQueryVariables>

export const ShowPlan = `query ShowPlan($id: ID!) {
  node(id: $id) {
    ... on DeploymentPlan {
      id
      createdAt
      expiresAt
      stale
      stackNames
      environment {
        id
        name
        protected
        target {
          kind
        }
        project {
          slug
        }
      }
      revision {
        id
        number
        message
        createdAt
        author {
          name
        }
      }
      baseDeployment {
        id
        number
        revision {
          number
        }
      }
      summary {
        ...PlanCounts
      }
      policies {
        ...Finding
      }
      costDelta {
        beforeMonthly
        afterMonthly
        currency
        assumptions
      }
      changes {
        ...Change
      }
    }
  }
}
fragment PlanCounts on PlanSummary {
  create
  update
  replace
  remove
  dataLossRisk
  hotSwappable
}
fragment Finding on PolicyFinding {
  code
  level
  message
  resourceLogicalId
}
fragment Change on ResourceChange {
  action
  stack
  logicalId
  type
  replacementReason
  destructive
  route {
    id
  }
  properties {
    path
    before
    after
  }
}` as Operation<ShowPlanQuery, ShowPlanQueryVariables>

export const ShowTemplate = `query ShowTemplate($planId: ID!, $stack: String) {
  node(id: $planId) {
    ... on DeploymentPlan {
      id
      template(stack: $stack)
    }
  }
}` as Operation<ShowTemplateQuery, ShowTemplateQueryVariables>

export const PlanPromotion = `mutation PlanPromotion($input: DeploymentPromoteInput!) {
  deploymentPromote(input: $input) {
    plan {
      id
      revision {
        number
      }
      summary {
        ...PlanCounts
      }
      policies {
        ...Finding
      }
    }
    userErrors {
      ...Problem
    }
  }
}
fragment PlanCounts on PlanSummary {
  create
  update
  replace
  remove
  dataLossRisk
  hotSwappable
}
fragment Finding on PolicyFinding {
  code
  level
  message
  resourceLogicalId
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<PlanPromotionMutation, PlanPromotionMutationVariables>

export const ShowStacks = `query ShowStacks($environmentId: ID!, $after: String, $filter: ResourceFilter) {
  node(id: $environmentId) {
    ... on Environment {
      id
      stacks {
        name
        consoleUrl
        status
        statusReason
        lastUpdatedAt
        recovery {
          situation
          action
          resourcesToSkip
          dataLossRisk
        }
        resources(first: 100, after: $after, filter: $filter) {
          totalCount
          nodes {
            id
            logicalId
            physicalId
            type
            role
            status
            statusReason
            consoleUrl
            route {
              id
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
}` as Operation<ShowStacksQuery, ShowStacksQueryVariables>

export const ShowDrift = `query ShowDrift($environmentId: ID!, $refresh: Boolean!) {
  node(id: $environmentId) {
    ... on Environment {
      id
      drift(refresh: $refresh) {
        checkedAt
        inSync
        changes {
          ...Change
        }
      }
    }
  }
}
fragment Change on ResourceChange {
  action
  stack
  logicalId
  type
  replacementReason
  destructive
  route {
    id
  }
  properties {
    path
    before
    after
  }
}` as Operation<ShowDriftQuery, ShowDriftQueryVariables>

export const ShowRetained = `query ShowRetained($environmentId: ID!) {
  node(id: $environmentId) {
    ... on Environment {
      id
      retained {
        stack
        logicalId
        physicalId
        type
        since
        holds
        consoleUrl
      }
    }
  }
}` as Operation<ShowRetainedQuery, ShowRetainedQueryVariables>

export const RemoveRetained = `mutation RemoveRetained($input: RetainedRemoveInput!) {
  retainedRemove(input: $input) {
    environment {
      id
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<RemoveRetainedMutation, RemoveRetainedMutationVariables>

export const ShowMissing = `query ShowMissing($slug: String!) {
  project(slug: $slug) {
    id
    environments {
      id
      name
      missingConfig
    }
  }
}` as Operation<ShowMissingQuery, ShowMissingQueryVariables>

export const ShowConfiguration = `query ShowConfiguration($id: ID!) {
  node(id: $id) {
    ... on Environment {
      id
      variables {
        name
        value
        updatedAt
      }
      secrets {
        name
        digest
        updatedAt
        updatedBy {
          name
        }
        usedBy {
          id
          name
        }
      }
      missingConfig
      lock {
        since
        heldBy {
          id
          number
        }
      }
      currentDeployment {
        id
        number
        createdAt
      }
    }
  }
}` as Operation<ShowConfigurationQuery, ShowConfigurationQueryVariables>

export const ShowAwsSetup = `query ShowAwsSetup($id: ID!, $accountId: String, $trustedPrincipalArn: String) {
  node(id: $id) {
    ... on Environment {
      id
      externalId
      target {
        roleArn
        executionRoleArn
        boundaryArn
      }
      iamPolicy(accountId: $accountId) {
        accountId
        deployer
        execution
        boundary
      }
      connectTemplate(trustedPrincipalArn: $trustedPrincipalArn)
    }
  }
}` as Operation<ShowAwsSetupQuery, ShowAwsSetupQueryVariables>

export const SetAwsRoles = `mutation SetAwsRoles($input: EnvironmentAwsSetInput!) {
  environmentAwsSet(input: $input) {
    environment {
      id
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<SetAwsRolesMutation, SetAwsRolesMutationVariables>

export const ShowLetterGroups = `query ShowLetterGroups($environmentId: ID!, $filter: DeadLetterFilter) {
  node(id: $environmentId) {
    ... on Environment {
      id
      deadLetterGroups(filter: $filter) {
        routeId
        routeName
        errorCode
        count
        oldestAt
        expiresAt
        latest {
          id
          reason {
            message
          }
        }
      }
    }
  }
}` as Operation<ShowLetterGroupsQuery, ShowLetterGroupsQueryVariables>

export const ShowLetters = `query ShowLetters($environmentId: ID!, $first: Int!, $after: String, $filter: DeadLetterFilter) {
  node(id: $environmentId) {
    ... on Environment {
      id
      deadLetters(first: $first, after: $after, filter: $filter) {
        totalCount
        nodes {
          id
          routeName
          messageId
          failedAt
          expiresAt
          receiveCount
          redriveCount
          reason {
            ...LetterReason
          }
          payload {
            bytes
            text(first: 2000)
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
fragment LetterReason on DeadLetterReason {
  code
  message
  sourceLocation
}` as Operation<ShowLettersQuery, ShowLettersQueryVariables>

export const ShowLetter = `query ShowLetter($id: ID!) {
  deadLetter(id: $id) {
    id
    routeName
    messageId
    correlationId
    failedAt
    expiresAt
    receiveCount
    redriveCount
    reason {
      ...LetterReason
    }
    execution {
      id
    }
    payload {
      ...Body
    }
  }
}
fragment LetterReason on DeadLetterReason {
  code
  message
  sourceLocation
}
fragment Body on Payload {
  bytes
  captured
  truncated
  redacted
  headers
  text(first: 1000000)
}` as Operation<ShowLetterQuery, ShowLetterQueryVariables>

export const ShowRedrives = `query ShowRedrives($environmentId: ID!) {
  node(id: $environmentId) {
    ... on Environment {
      id
      redrives(first: 5) {
        ...RedriveProgress
        createdBy
        createdAt
        finishedAt
      }
    }
  }
}
fragment RedriveProgress on Redrive {
  id
  state
  problem
  done
  total
  sent
  skipped
  succeeded
  failedAgain
  pollAfterMs
}` as Operation<ShowRedrivesQuery, ShowRedrivesQueryVariables>

export const CancelRedrive = `mutation CancelRedrive($id: ID!) {
  redriveCancel(id: $id) {
    redrive {
      id
      state
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<CancelRedriveMutation, CancelRedriveMutationVariables>

export const ShowLogs = `query ShowLogs($environmentId: ID!, $first: Int!, $after: String, $waitMs: Int!, $filter: LogFilter) {
  node(id: $environmentId) {
    ... on Environment {
      logs(first: $first, after: $after, waitMs: $waitMs, filter: $filter) {
        nodes {
          id
          at
          level
          message
          routeName
          messageId
          correlationId
          requestId
          data
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}` as Operation<ShowLogsQuery, ShowLogsQueryVariables>

export const ShowRevisionFiles = `query ShowRevisionFiles($projectId: ID!, $number: Int!) {
  project(id: $projectId) {
    id
    revision(number: $number) {
      id
      number
      createdAt
      message
      source
      author {
        name
      }
      files {
        path
        text
      }
      diagnostics {
        ...FoundInDraft
      }
      routes {
        name
        description
        from {
          uri
          kind
        }
        to {
          uri
          kind
        }
        document
      }
      processors {
        path
        exports
      }
    }
  }
}
fragment FoundInDraft on Diagnostic {
  severity
  code
  message
  route
  step
  range {
    ...PlaceInFile
  }
  fix {
    title
    edits {
      ...DraftEdit
    }
  }
}
fragment PlaceInFile on SourceRange {
  path
  startLine
  startColumn
  endLine
  endColumn
}
fragment DraftEdit on TextEdit {
  range {
    ...PlaceInFile
  }
  newText
}` as Operation<ShowRevisionFilesQuery, ShowRevisionFilesQueryVariables>

export const ShowRevisionChange = `query ShowRevisionChange($projectId: ID!, $number: Int!, $against: Int) {
  project(id: $projectId) {
    id
    revision(number: $number) {
      id
      number
      createdAt
      message
      source
      author {
        name
      }
      diff(against: $against) {
        kind
        path
      }
    }
  }
}` as Operation<ShowRevisionChangeQuery, ShowRevisionChangeQueryVariables>

export const ShowCatalogs = `query ShowCatalogs {
  stepCatalog {
    kind
    title
    summary
    example
    optionsSchema
  }
  endpointCatalog {
    kind
    summary
    example
    asSource
    asTarget
    optionsSchema
  }
}` as Operation<ShowCatalogsQuery, ShowCatalogsQueryVariables>

export const ShowDraftCheck = `query ShowDraftCheck($input: ProjectCheckInput!) {
  projectCheck(input: $input) {
    diagnostics {
      ...FoundInDraft
    }
    routes {
      name
      description
      range {
        ...PlaceInFile
      }
      from {
        ...PlacedEndpoint
      }
      to {
        ...PlacedEndpoint
      }
      steps {
        id
        kind
        label
        range {
          ...PlaceInFile
        }
        rules {
          range {
            ...PlaceInFile
          }
        }
        otherwise {
          ...PlacedEndpoint
        }
      }
      document
    }
    processors {
      path
      exports
    }
    userErrors {
      ...Problem
    }
  }
}
fragment FoundInDraft on Diagnostic {
  severity
  code
  message
  route
  step
  range {
    ...PlaceInFile
  }
  fix {
    title
    edits {
      ...DraftEdit
    }
  }
}
fragment PlaceInFile on SourceRange {
  path
  startLine
  startColumn
  endLine
  endColumn
}
fragment DraftEdit on TextEdit {
  range {
    ...PlaceInFile
  }
  newText
}
fragment PlacedEndpoint on CheckedEndpoint {
  endpoint {
    uri
    kind
  }
  range {
    ...PlaceInFile
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<ShowDraftCheckQuery, ShowDraftCheckQueryVariables>

export const ShowRouteEdit = `query ShowRouteEdit($input: RouteEditInput!) {
  routeEdit(input: $input) {
    edits {
      ...DraftEdit
    }
    files {
      path
      text
    }
    diagnostics {
      ...FoundInDraft
    }
    userErrors {
      ...Problem
    }
  }
}
fragment DraftEdit on TextEdit {
  range {
    ...PlaceInFile
  }
  newText
}
fragment PlaceInFile on SourceRange {
  path
  startLine
  startColumn
  endLine
  endColumn
}
fragment FoundInDraft on Diagnostic {
  severity
  code
  message
  route
  step
  range {
    ...PlaceInFile
  }
  fix {
    title
    edits {
      ...DraftEdit
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<ShowRouteEditQuery, ShowRouteEditQueryVariables>

export const SaveDraft = `mutation SaveDraft($input: ProjectPushInput!) {
  projectPush(input: $input) {
    revision {
      id
      number
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<SaveDraftMutation, SaveDraftMutationVariables>

export const TryDraft = `mutation TryDraft($input: RouteTryInput!) {
  routeTry(input: $input) {
    outcome
    dropReason
    durationMs
    steps {
      stepId
      kind
      label
      messageId
      input
      outputs
      outputCount
      durationMs
      note
    }
    wouldSend {
      endpoint
      body
      headers
    }
    failedParts {
      messageId
      body
      outcome
      error {
        ...TriedError
      }
    }
    response {
      status
      headers
      body
    }
    logs
    error {
      ...TriedError
    }
    leftOut {
      steps
      sends
      failedParts
    }
    userErrors {
      ...Problem
    }
  }
}
fragment TriedError on TryError {
  name
  message
  code
  retryable
  stack
  stepId
  sourceLocation
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<TryDraftMutation, TryDraftMutationVariables>

export const ShowTryableMessages = `query ShowTryableMessages($environmentId: ID!, $routeIds: [ID!]!) {
  node(id: $environmentId) {
    ... on Environment {
      id
      deadLetters(first: 10, filter: {routeId: $routeIds}) {
        nodes {
          id
          failedAt
          reason {
            code
            message
          }
        }
      }
      executions(first: 10, filter: {routeId: $routeIds}) {
        nodes {
          id
          outcome
          receivedAt
          objectKey
        }
      }
    }
  }
}` as Operation<ShowTryableMessagesQuery, ShowTryableMessagesQueryVariables>

export const ShowTryableExecution = `query ShowTryableExecution($id: ID!) {
  execution(id: $id) {
    id
    routeName
    objectKey
    input {
      ...TryableBody
    }
  }
}
fragment TryableBody on Payload {
  text(first: 1000000)
  truncated
  redacted
  headers
}` as Operation<ShowTryableExecutionQuery, ShowTryableExecutionQueryVariables>

export const ShowTryableDeadLetter = `query ShowTryableDeadLetter($id: ID!) {
  deadLetter(id: $id) {
    id
    routeName
    payload {
      ...TryableBody
    }
    execution {
      id
      objectKey
    }
  }
}
fragment TryableBody on Payload {
  text(first: 1000000)
  truncated
  redacted
  headers
}` as Operation<ShowTryableDeadLetterQuery, ShowTryableDeadLetterQueryVariables>

export const PlanRevision = `mutation PlanRevision($input: DeploymentPlanInput!) {
  deploymentPlan(input: $input) {
    plan {
      id
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<PlanRevisionMutation, PlanRevisionMutationVariables>

export const DeployRevision = `mutation DeployRevision($input: DeploymentCreateInput!) {
  deploymentCreate(input: $input) {
    deployment {
      id
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<DeployRevisionMutation, DeployRevisionMutationVariables>

export const ShowExecutions = `query ShowExecutions($environmentId: ID!, $first: Int!, $after: String, $filter: ExecutionFilter) {
  node(id: $environmentId) {
    ... on Environment {
      id
      executions(first: $first, after: $after, filter: $filter) {
        nodes {
          ...Run
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
fragment Run on Execution {
  id
  routeName
  messageId
  correlationId
  objectKey
  outcome
  dropReason
  attempt
  receivedAt
  waitMs
  durationMs
  isReplay
  error {
    code
    message
  }
  parts {
    made
    succeeded
    failed
    dropped
    retrying
  }
}` as Operation<ShowExecutionsQuery, ShowExecutionsQueryVariables>

export const ShowExecution = `query ShowExecution($id: ID!) {
  execution(id: $id) {
    ...Run
    revision
    sentAt
    waitMs
    startedAt
    finishedAt
    coldStart
    hops
    bytesIn
    bytesOut
    environment {
      id
      name
    }
    route {
      id
      steps {
        ...StepName
      }
    }
    deployment {
      id
      number
    }
    parent {
      ...Run
    }
    replayOf {
      ...Run
    }
    children(first: 20) {
      nodes {
        ...Run
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    attempts {
      number
      startedAt
      durationMs
      coldStart
      errorCode
      errorMessage
    }
    input {
      ...Body
    }
    sent {
      endpoint
      count
    }
    error {
      name
      message
      code
      retryable
      step
      sourceLocation
      stack
      problems
      fingerprint
    }
    spans {
      step
      kind
      calls
      errors
      durationMs
    }
    billed {
      durationMs
      memoryMb
      gbSeconds
    }
  }
}
fragment Run on Execution {
  id
  routeName
  messageId
  correlationId
  objectKey
  outcome
  dropReason
  attempt
  receivedAt
  waitMs
  durationMs
  isReplay
  error {
    code
    message
  }
  parts {
    made
    succeeded
    failed
    dropped
    retrying
  }
}
fragment StepName on Step {
  id
  kind
  processor {
    export
  }
}
fragment Body on Payload {
  bytes
  captured
  truncated
  redacted
  headers
  text(first: 1000000)
}` as Operation<ShowExecutionQuery, ShowExecutionQueryVariables>

export const ShowBody = `query ShowBody($id: ID!) {
  execution(id: $id) {
    id
    input {
      ...Body
    }
  }
}
fragment Body on Payload {
  bytes
  captured
  truncated
  redacted
  headers
  text(first: 1000000)
}` as Operation<ShowBodyQuery, ShowBodyQueryVariables>

export const ShowExecutionLogs = `query ShowExecutionLogs($environmentId: ID!, $executionId: ID!) {
  node(id: $environmentId) {
    ... on Environment {
      id
      logs(first: 100, filter: {executionId: $executionId}) {
        nodes {
          id
          at
          level
          message
          data
        }
      }
    }
  }
}` as Operation<ShowExecutionLogsQuery, ShowExecutionLogsQueryVariables>

export const ReplayExecution = `mutation ReplayExecution($input: ExecutionReplayInput!) {
  executionReplay(input: $input) {
    messageId
    execution {
      id
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<ReplayExecutionMutation, ReplayExecutionMutationVariables>

export const ShowTrace = `query ShowTrace($environmentId: ID!, $ref: String!) {
  trace(environmentId: $environmentId, ref: $ref, first: 100) {
    correlationId
    firstSeenAt
    lastSeenAt
    outcome
    hopCount
    routes
    counts {
      outcome
      count
    }
    hops {
      endpoint
      waitMs
      execution {
        ...Run
        parent {
          id
        }
        replayOf {
          id
        }
      }
    }
  }
}
fragment Run on Execution {
  id
  routeName
  messageId
  correlationId
  objectKey
  outcome
  dropReason
  attempt
  receivedAt
  waitMs
  durationMs
  isReplay
  error {
    code
    message
  }
  parts {
    made
    succeeded
    failed
    dropped
    retrying
  }
}` as Operation<ShowTraceQuery, ShowTraceQueryVariables>

export const ShowRouteNames = `query ShowRouteNames($projectId: ID!) {
  project(id: $projectId) {
    headRevision {
      routes {
        id
        name
      }
    }
  }
}` as Operation<ShowRouteNamesQuery, ShowRouteNamesQueryVariables>

export const ShowRoute = `query ShowRoute($projectId: ID!, $name: String!, $environmentId: ID!, $range: TimeRange!) {
  project(id: $projectId) {
    route(name: $name) {
      id
      name
      description
      source
      revision {
        number
      }
      from {
        uri
      }
      to {
        uri
      }
      steps {
        ...StepName
      }
      stats(environmentId: $environmentId, range: $range) {
        ...Tally
      }
      series(environmentId: $environmentId, range: $range) {
        points {
          at
          received
          succeeded
          failed
          dropped
          p50
          p95
          p99
        }
      }
      stepStats(environmentId: $environmentId, range: $range) {
        stepId
        kind
        in
        out
        dropped
        failed
        duration {
          p50
          p95
        }
      }
      errorGroups(environmentId: $environmentId, range: $range) {
        fingerprint
        code
        message
        stepId
        count
        failed
        firstSeen
        lastSeen
        sinceRevision
        sample {
          id
        }
      }
    }
  }
}
fragment StepName on Step {
  id
  kind
  processor {
    export
  }
}
fragment Tally on Stats {
  received
  succeeded
  failed
  dropped
  inFlight
  deadLettered
  emitted
  errorRate
  complete
  duration {
    p50
    p95
    p99
  }
}` as Operation<ShowRouteQuery, ShowRouteQueryVariables>

export const ShowQueueDepth = `query ShowQueueDepth($projectId: ID!, $name: String!, $environmentId: ID!) {
  project(id: $projectId) {
    route(name: $name) {
      id
      queueDepth(environmentId: $environmentId) {
        visible
        inFlight
        delayed
        oldestAgeSeconds
        measuredAt
      }
    }
  }
}` as Operation<ShowQueueDepthQuery, ShowQueueDepthQueryVariables>

export const ShowSettings = `query ShowSettings($slug: String!) {
  project(slug: $slug) {
    id
    slug
    name
    description
    createdAt
    members {
      actor {
        id
        name
      }
      email
      role
      environments {
        id
        name
      }
    }
  }
}` as Operation<ShowSettingsQuery, ShowSettingsQueryVariables>

export const ShowProjectTokens = `query ShowProjectTokens($slug: String!) {
  project(slug: $slug) {
    id
    tokens {
      ...Token
      createdBy {
        name
      }
    }
  }
}
fragment Token on ApiToken {
  id
  name
  prefix
  scopes
  project {
    slug
  }
  environments {
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}` as Operation<ShowProjectTokensQuery, ShowProjectTokensQueryVariables>

export const ChangeProject = `mutation ChangeProject($input: ProjectUpdateInput!) {
  projectUpdate(input: $input) {
    project {
      id
      name
      description
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<ChangeProjectMutation, ChangeProjectMutationVariables>

export const DeleteProject = `mutation DeleteProject($input: ProjectDeleteInput!) {
  projectDelete(input: $input) {
    deletedId
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<DeleteProjectMutation, DeleteProjectMutationVariables>

export const SetMember = `mutation SetMember($input: MemberSetInput!) {
  memberSet(input: $input) {
    project {
      id
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<SetMemberMutation, SetMemberMutationVariables>

export const ShowAccount = `query ShowAccount {
  viewer {
    id
    name
    email
    kind
    permissions
    tokens {
      ...Token
    }
    rateLimit {
      limit
      remaining
      resetAt
    }
  }
}
fragment Token on ApiToken {
  id
  name
  prefix
  scopes
  project {
    slug
  }
  environments {
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}` as Operation<ShowAccountQuery, ShowAccountQueryVariables>

export const ShowWebhooks = `query ShowWebhooks($slug: String!) {
  project(slug: $slug) {
    id
    webhooks {
      ...RegisteredWebhook
      lastDeliveries {
        response
        request {
          headers
          body
        }
      }
    }
  }
}
fragment RegisteredWebhook on Webhook {
  id
  url
  events
  createdAt
  lastDeliveries {
    ...Delivered
  }
}
fragment Delivered on WebhookDelivery {
  id
  event
  at
  state
  attempt
  nextAttemptAt
  statusCode
  durationMs
  error
  attempts {
    at
    statusCode
    durationMs
    error
  }
}` as Operation<ShowWebhooksQuery, ShowWebhooksQueryVariables>

export const ShowViewer = `query ShowViewer {
  viewer {
    id
    name
    email
    kind
    permissions
  }
}` as Operation<ShowViewerQuery, ShowViewerQueryVariables>

export const ShowProjects = `query ShowProjects($filter: ProjectFilter) {
  projects(first: 100, filter: $filter) {
    nodes {
      id
      slug
      name
      viewerPermissions
      environments {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}` as Operation<ShowProjectsQuery, ShowProjectsQueryVariables>

export const ShowOverview = `query ShowOverview($first: Int!, $after: String, $range: TimeRange!, $month: TimeRange!) {
  projects(first: $first, after: $after) {
    nodes {
      id
      slug
      name
      environments {
        id
        name
        ...Doing
        cost(range: $month) {
          ...Spent
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
fragment Doing on Environment {
  target {
    kind
    region
  }
  health
  stats(range: $range) {
    ...Tally
  }
  series(range: $range, first: 1) {
    points {
      at
      received
      succeeded
      failed
      dropped
      p95
    }
  }
  deployments(first: 1) {
    nodes {
      ...Standing
    }
  }
}
fragment Tally on Stats {
  received
  succeeded
  failed
  dropped
  inFlight
  deadLettered
  emitted
  errorRate
  complete
  duration {
    p50
    p95
    p99
  }
}
fragment Standing on Deployment {
  id
  number
  kind
  state
  phase
  createdAt
  finishedAt
  revision {
    number
  }
}
fragment Spent on CostReport {
  estimated {
    amount
    currency
  }
  projectedMonth {
    amount
    currency
  }
}` as Operation<ShowOverviewQuery, ShowOverviewQueryVariables>

export const ShowBacklogs = `query ShowBacklogs($first: Int!, $after: String) {
  projects(first: $first, after: $after) {
    nodes {
      environments {
        id
        deadLetters(first: 1) {
          totalCount
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}` as Operation<ShowBacklogsQuery, ShowBacklogsQueryVariables>

export const ShowProject = `query ShowProject($slug: String!) {
  project(slug: $slug) {
    id
    slug
    name
    description
    viewerRole
    viewerPermissions
    headRevision {
      id
      number
      createdAt
      message
      author {
        name
      }
      diagnostics {
        severity
      }
    }
    environments {
      id
      name
      protected
      target {
        kind
        region
      }
      promotesFrom {
        name
      }
      health
      currentDeployment {
        ...Standing
      }
      deployments(first: 1) {
        nodes {
          ...Standing
        }
      }
    }
  }
}
fragment Standing on Deployment {
  id
  number
  kind
  state
  phase
  createdAt
  finishedAt
  revision {
    number
  }
}` as Operation<ShowProjectQuery, ShowProjectQueryVariables>

export const ShowGraph = `query ShowGraph($projectId: ID!) {
  project(id: $projectId) {
    headRevision {
      number
      graph {
        nodes {
          id
          kind
          label
        }
        edges {
          from
          to
          label
        }
        cycles
      }
    }
  }
}` as Operation<ShowGraphQuery, ShowGraphQueryVariables>

export const ShowEnvironment = `query ShowEnvironment($id: ID!, $projectId: ID!, $range: TimeRange!, $month: TimeRange!) {
  node(id: $id) {
    ... on Environment {
      id
      ...Doing
      cost(range: $month) {
        ...Spent
      }
      deadLetters(first: 1) {
        totalCount
      }
    }
  }
  project(id: $projectId) {
    headRevision {
      routes {
        id
        name
        from {
          uri
        }
        to {
          uri
        }
        stats(environmentId: $id, range: $range) {
          ...Tally
        }
      }
    }
  }
}
fragment Doing on Environment {
  target {
    kind
    region
  }
  health
  stats(range: $range) {
    ...Tally
  }
  series(range: $range, first: 1) {
    points {
      at
      received
      succeeded
      failed
      dropped
      p95
    }
  }
  deployments(first: 1) {
    nodes {
      ...Standing
    }
  }
}
fragment Tally on Stats {
  received
  succeeded
  failed
  dropped
  inFlight
  deadLettered
  emitted
  errorRate
  complete
  duration {
    p50
    p95
    p99
  }
}
fragment Standing on Deployment {
  id
  number
  kind
  state
  phase
  createdAt
  finishedAt
  revision {
    number
  }
}
fragment Spent on CostReport {
  estimated {
    amount
    currency
  }
  projectedMonth {
    amount
    currency
  }
}` as Operation<ShowEnvironmentQuery, ShowEnvironmentQueryVariables>

export const FindPlace = `query FindPlace($project: String!, $environment: String!) {
  project(slug: $project) {
    id
    slug
    headRevision {
      id
      number
    }
    environment(name: $environment) {
      id
      name
      protected
      target {
        kind
        region
      }
      promotesFrom {
        id
        name
      }
    }
  }
}` as Operation<FindPlaceQuery, FindPlaceQueryVariables>

export const CreateProject = `mutation CreateProject($input: ProjectCreateInput!) {
  projectCreate(input: $input) {
    project {
      id
      slug
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<CreateProjectMutation, CreateProjectMutationVariables>

export const CreateEnvironment = `mutation CreateEnvironment($input: EnvironmentCreateInput!) {
  environmentCreate(input: $input) {
    environment {
      id
      name
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<CreateEnvironmentMutation, CreateEnvironmentMutationVariables>

export const PushFiles = `mutation PushFiles($input: ProjectPushInput!) {
  projectPush(input: $input) {
    revision {
      id
      number
    }
    changes {
      kind
      path
    }
    diagnostics {
      ...FoundInFiles
    }
    userErrors {
      ...Problem
    }
  }
}
fragment FoundInFiles on Diagnostic {
  severity
  code
  message
  route
  range {
    path
    startLine
    startColumn
    endLine
    endColumn
  }
  fix {
    title
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<PushFilesMutation, PushFilesMutationVariables>

export const FindHead = `query FindHead($project: String!) {
  project(slug: $project) {
    id
    headRevision {
      number
      createdAt
      message
      author {
        name
      }
    }
  }
}` as Operation<FindHeadQuery, FindHeadQueryVariables>

export const MakePlan = `mutation MakePlan($input: DeploymentPlanInput!) {
  deploymentPlan(input: $input) {
    plan {
      ...PlanDetails
    }
    userErrors {
      ...Problem
    }
  }
}
fragment PlanDetails on DeploymentPlan {
  id
  expiresAt
  revision {
    number
  }
  baseDeployment {
    number
    revision {
      number
    }
  }
  summary {
    create
    update
    replace
    remove
    dataLossRisk
    hotSwappable
  }
  changes {
    action
    stack
    logicalId
    type
    replacementReason
    destructive
    properties {
      path
      before
      after
    }
  }
  policies {
    code
    level
    message
    resourceLogicalId
  }
  costDelta {
    beforeMonthly
    afterMonthly
    currency
    assumptions
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<MakePlanMutation, MakePlanMutationVariables>

export const StartDeployment = `mutation StartDeployment($input: DeploymentCreateInput!) {
  deploymentCreate(input: $input) {
    deployment {
      ...DeploymentStanding
    }
    replayed
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<StartDeploymentMutation, StartDeploymentMutationVariables>

export const StartRollback = `mutation StartRollback($input: DeploymentRollbackInput!) {
  deploymentRollback(input: $input) {
    deployment {
      ...DeploymentStanding
    }
    replayed
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<StartRollbackMutation, StartRollbackMutationVariables>

export const StartPromotion = `mutation StartPromotion($input: DeploymentPromoteInput!) {
  deploymentPromote(input: $input) {
    deployment {
      ...DeploymentStanding
    }
    replayed
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<StartPromotionMutation, StartPromotionMutationVariables>

export const StartDestruction = `mutation StartDestruction($input: EnvironmentDestroyInput!) {
  environmentDestroy(input: $input) {
    deployment {
      ...DeploymentStanding
    }
    replayed
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<StartDestructionMutation, StartDestructionMutationVariables>

export const StartRecovery = `mutation StartRecovery($input: StackRecoverInput!) {
  stackRecover(input: $input) {
    deployment {
      ...DeploymentStanding
    }
    replayed
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<StartRecoveryMutation, StartRecoveryMutationVariables>

export const CancelDeployment = `mutation CancelDeployment($id: ID!, $reason: String) {
  deploymentCancel(id: $id, reason: $reason) {
    deployment {
      ...DeploymentStanding
    }
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<CancelDeploymentMutation, CancelDeploymentMutationVariables>

export const ApproveDeployment = `mutation ApproveDeployment($id: ID!, $comment: String) {
  deploymentApprove(id: $id, comment: $comment) {
    deployment {
      ...DeploymentStanding
    }
    userErrors {
      ...Problem
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<ApproveDeploymentMutation, ApproveDeploymentMutationVariables>

export const FollowDeployment = `query FollowDeployment($id: ID!, $after: String) {
  deployment(id: $id) {
    ...DeploymentStanding
    events(first: 100, after: $after) {
      nodes {
        at
        phase
        level
        message
        logicalId
        status
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}` as Operation<FollowDeploymentQuery, FollowDeploymentQueryVariables>

export const ImpactOfDeployment = `query ImpactOfDeployment($id: ID!) {
  deployment(id: $id) {
    impact {
      verdict
      before {
        ...Went
      }
      after {
        ...Went
      }
    }
  }
}
fragment Went on Stats {
  received
  failed
  duration {
    p95
  }
}` as Operation<ImpactOfDeploymentQuery, ImpactOfDeploymentQueryVariables>

export const ListDeployments = `query ListDeployments($project: String!, $environment: String!, $first: Int!) {
  project(slug: $project) {
    id
    environment(name: $environment) {
      id
      deployments(first: $first) {
        nodes {
          id
          number
          done
        }
      }
    }
  }
}` as Operation<ListDeploymentsQuery, ListDeploymentsQueryVariables>

export const FindEnvironments = `query FindEnvironments($project: String!) {
  project(slug: $project) {
    id
    environments {
      id
      name
      promotesFrom {
        id
        name
      }
    }
  }
}` as Operation<FindEnvironmentsQuery, FindEnvironmentsQueryVariables>

export const LookAtEnvironment = `query LookAtEnvironment($project: String!, $environment: String!, $withStacks: Boolean!) {
  project(slug: $project) {
    id
    slug
    environment(name: $environment) {
      id
      name
      protected
      missingConfig
      target {
        kind
        region
      }
      currentDeployment {
        ...DeploymentStanding
      }
      urls {
        method
        url
        route {
          name
        }
      }
      stacks @include(if: $withStacks) {
        name
        status
        statusReason
        consoleUrl
        recovery {
          situation
          action
        }
        resources(first: 100) {
          totalCount
          nodes {
            logicalId
            physicalId
            type
            status
          }
        }
      }
      deployments(first: 5) {
        nodes {
          ...DeploymentStanding
        }
      }
    }
  }
}
fragment DeploymentStanding on Deployment {
  id
  number
  project {
    slug
  }
  environment {
    name
  }
  kind
  mode
  state
  phase
  done
  pollAfterMs
  canCancel
  createdAt
  finishedAt
  durationMs
  reason
  actor {
    name
  }
  revision {
    number
  }
  progress {
    completed
    total
  }
  timeline {
    phase
    durationMs
  }
  failure {
    code
    message
    explanation
    providerMessage
    resource {
      logicalId
      type
    }
    nextActions {
      title
      command
      mutation
    }
  }
}` as Operation<LookAtEnvironmentQuery, LookAtEnvironmentQueryVariables>

export const SignIn = `mutation SignIn($input: SessionCreateInput!) {
  sessionCreate(input: $input) {
    viewer {
      id
      name
      kind
    }
    token
    expiresAt
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<SignInMutation, SignInMutationVariables>

export const SignOut = `mutation SignOut {
  sessionDelete {
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<SignOutMutation, SignOutMutationVariables>

export const Environments = `query Environments($project: String!) {
  project(slug: $project) {
    environments {
      id
      name
      protected
      target {
        kind
        region
      }
      promotesFrom {
        name
      }
      currentDeployment {
        number
        revision {
          number
        }
      }
      missingConfig
    }
  }
}` as Operation<EnvironmentsQuery, EnvironmentsQueryVariables>

export const Configuration = `query Configuration($project: String!, $environment: String!) {
  project(slug: $project) {
    environment(name: $environment) {
      name
      variables {
        name
        value
        updatedAt
      }
      secrets {
        name
        digest
        updatedAt
        updatedBy {
          name
        }
        usedBy {
          name
        }
      }
      missingConfig
    }
  }
}` as Operation<ConfigurationQuery, ConfigurationQueryVariables>

export const Configure = `mutation Configure($input: ConfigSetInput!) {
  environmentConfigSet(input: $input) {
    environment {
      id
      name
      missingConfig
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<ConfigureMutation, ConfigureMutationVariables>

export const Tokens = `query Tokens {
  viewer {
    tokens {
      ...Token
    }
  }
}
fragment Token on ApiToken {
  id
  name
  prefix
  scopes
  project {
    slug
  }
  environments {
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}` as Operation<TokensQuery, TokensQueryVariables>

export const CreateToken = `mutation CreateToken($input: ApiTokenCreateInput!) {
  apiTokenCreate(input: $input) {
    apiToken {
      ...Token
    }
    token
    userErrors {
      ...Problem
    }
  }
}
fragment Token on ApiToken {
  id
  name
  prefix
  scopes
  project {
    slug
  }
  environments {
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<CreateTokenMutation, CreateTokenMutationVariables>

export const RevokeToken = `mutation RevokeToken($id: ID!) {
  apiTokenRevoke(id: $id) {
    apiToken {
      ...Token
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Token on ApiToken {
  id
  name
  prefix
  scopes
  project {
    slug
  }
  environments {
    name
  }
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<RevokeTokenMutation, RevokeTokenMutationVariables>

export const Webhooks = `query Webhooks($project: String!) {
  project(slug: $project) {
    webhooks {
      ...RegisteredWebhook
    }
  }
}
fragment RegisteredWebhook on Webhook {
  id
  url
  events
  createdAt
  lastDeliveries {
    ...Delivered
  }
}
fragment Delivered on WebhookDelivery {
  id
  event
  at
  state
  attempt
  nextAttemptAt
  statusCode
  durationMs
  error
  attempts {
    at
    statusCode
    durationMs
    error
  }
}` as Operation<WebhooksQuery, WebhooksQueryVariables>

export const CreateWebhook = `mutation CreateWebhook($input: WebhookCreateInput!) {
  webhookCreate(input: $input) {
    webhook {
      ...RegisteredWebhook
    }
    secret
    userErrors {
      ...Problem
    }
  }
}
fragment RegisteredWebhook on Webhook {
  id
  url
  events
  createdAt
  lastDeliveries {
    ...Delivered
  }
}
fragment Delivered on WebhookDelivery {
  id
  event
  at
  state
  attempt
  nextAttemptAt
  statusCode
  durationMs
  error
  attempts {
    at
    statusCode
    durationMs
    error
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<CreateWebhookMutation, CreateWebhookMutationVariables>

export const PingWebhook = `mutation PingWebhook($id: ID!) {
  webhookTest(id: $id) {
    delivery {
      ...Delivered
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Delivered on WebhookDelivery {
  id
  event
  at
  state
  attempt
  nextAttemptAt
  statusCode
  durationMs
  error
  attempts {
    at
    statusCode
    durationMs
    error
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<PingWebhookMutation, PingWebhookMutationVariables>

export const RemoveWebhook = `mutation RemoveWebhook($id: ID!) {
  webhookDelete(id: $id) {
    deletedId
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<RemoveWebhookMutation, RemoveWebhookMutationVariables>

export const AuditLog = `query AuditLog($project: String!, $first: Int!, $after: String, $filter: AuditFilter) {
  project(slug: $project) {
    auditLog(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        at
        actor {
          id
          name
          kind
        }
        action
        subjectId
        before
        after
        ip
        requestId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Operation<AuditLogQuery, AuditLogQueryVariables>

export const SavedFiles = `query SavedFiles($project: String!, $number: Int!) {
  project(slug: $project) {
    revision(number: $number) {
      number
      message
      createdAt
      author {
        name
      }
      files {
        path
        text
        digest
      }
    }
  }
}` as Operation<SavedFilesQuery, SavedFilesQueryVariables>

export const KnownFiles = `query KnownFiles($project: String!, $after: String) {
  project(slug: $project) {
    revisions(first: 20, after: $after) {
      nodes {
        number
        author {
          name
        }
        files {
          path
          digest
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Operation<KnownFilesQuery, KnownFilesQueryVariables>

export const Routes = `query Routes($projectId: ID!, $after: String) {
  project(id: $projectId) {
    routes(first: 100, after: $after) {
      nodes {
        id
        name
        from {
          uri
          kind
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Operation<RoutesQuery, RoutesQueryVariables>

export const DeployedRoutes = `query DeployedRoutes($environmentId: ID!) {
  node(id: $environmentId) {
    ... on Environment {
      currentDeployment {
        revision {
          routes {
            id
            name
            from {
              uri
              kind
            }
          }
        }
      }
    }
  }
}` as Operation<DeployedRoutesQuery, DeployedRoutesQueryVariables>

export const SendMessage = `mutation SendMessage($input: MessageSendInput!) {
  messageSend(input: $input) {
    messageId
    execution {
      ...Ended
    }
    response {
      status
      headers
      body
    }
    userErrors {
      ...Problem
    }
  }
}
fragment Ended on Execution {
  id
  routeName
  messageId
  correlationId
  objectKey
  outcome
  dropReason
  attempt
  receivedAt
  durationMs
  isReplay
  error {
    code
    message
    sourceLocation
  }
  parts {
    made
    failed
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<SendMessageMutation, SendMessageMutationVariables>

export const TryRoute = `mutation TryRoute($input: RouteTryInput!) {
  routeTry(input: $input) {
    outcome
    dropReason
    steps {
      stepId
      kind
      label
      messageId
      input
      outputs
      outputCount
      durationMs
      note
    }
    wouldSend {
      endpoint
      body
      headers
    }
    failedParts {
      messageId
      body
      outcome
      error {
        ...TryProblem
      }
    }
    response {
      status
      headers
      body
    }
    logs
    error {
      ...TryProblem
    }
    durationMs
    leftOut {
      steps
      sends
      failedParts
    }
    userErrors {
      ...Problem
    }
  }
}
fragment TryProblem on TryError {
  name
  message
  code
  retryable
  stepId
  sourceLocation
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<TryRouteMutation, TryRouteMutationVariables>

export const Logs = `query Logs($environmentId: ID!, $first: Int!, $after: String, $waitMs: Int!, $filter: LogFilter) {
  node(id: $environmentId) {
    ... on Environment {
      logs(first: $first, after: $after, waitMs: $waitMs, filter: $filter) {
        nodes {
          id
          at
          level
          message
          routeName
          messageId
          correlationId
          data
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}` as Operation<LogsQuery, LogsQueryVariables>

export const EnvironmentStats = `query EnvironmentStats($environmentId: ID!, $range: TimeRange!) {
  node(id: $environmentId) {
    ... on Environment {
      stats(range: $range) {
        ...Counts
      }
      cost(range: $range, groupBy: ROUTE) {
        estimated {
          amount
          currency
        }
        lines {
          label
          amount {
            amount
          }
        }
      }
    }
  }
}
fragment Counts on Stats {
  received
  succeeded
  failed
  dropped
  inFlight
  deadLettered
  complete
  duration {
    p50
    p95
  }
}` as Operation<EnvironmentStatsQuery, EnvironmentStatsQueryVariables>

export const RouteStats = `query RouteStats($environmentId: ID!, $range: TimeRange!) {
  node(id: $environmentId) {
    ... on Environment {
      currentDeployment {
        revision {
          routes {
            name
            stats(environmentId: $environmentId, range: $range) {
              ...Counts
            }
          }
        }
      }
    }
  }
}
fragment Counts on Stats {
  received
  succeeded
  failed
  dropped
  inFlight
  deadLettered
  complete
  duration {
    p50
    p95
  }
}` as Operation<RouteStatsQuery, RouteStatsQueryVariables>

export const Executions = `query Executions($environmentId: ID!, $first: Int!, $after: String, $filter: ExecutionFilter) {
  node(id: $environmentId) {
    ... on Environment {
      executions(first: $first, after: $after, filter: $filter) {
        nodes {
          ...Ended
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
fragment Ended on Execution {
  id
  routeName
  messageId
  correlationId
  objectKey
  outcome
  dropReason
  attempt
  receivedAt
  durationMs
  isReplay
  error {
    code
    message
    sourceLocation
  }
  parts {
    made
    failed
  }
}` as Operation<ExecutionsQuery, ExecutionsQueryVariables>

export const Trace = `query Trace($environmentId: ID!, $ref: String!, $first: Int!) {
  trace(environmentId: $environmentId, ref: $ref, first: $first) {
    correlationId
    firstSeenAt
    lastSeenAt
    outcome
    hopCount
    counts {
      outcome
      count
    }
    hops {
      at
      endpoint
      routeName
      messageId
      waitMs
      outcome
      execution {
        id
        durationMs
        attempt
        dropReason
        isReplay
        error {
          code
          message
          sourceLocation
        }
        parts {
          made
          failed
        }
        parent {
          id
        }
        replayOf {
          id
        }
      }
    }
  }
}` as Operation<TraceQuery, TraceQueryVariables>

export const DeadLetters = `query DeadLetters($environmentId: ID!, $first: Int!, $after: String, $filter: DeadLetterFilter) {
  node(id: $environmentId) {
    ... on Environment {
      deadLetters(first: $first, after: $after, filter: $filter) {
        totalCount
        nodes {
          id
          routeName
          messageId
          failedAt
          receiveCount
          redriveCount
          reason {
            code
            message
            sourceLocation
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}` as Operation<DeadLettersQuery, DeadLettersQueryVariables>

export const DeadLetter = `query DeadLetter($id: ID!) {
  deadLetter(id: $id) {
    id
    routeName
    messageId
    correlationId
    failedAt
    expiresAt
    receiveCount
    redriveCount
    reason {
      code
      message
      sourceLocation
    }
    execution {
      id
    }
    payload {
      bytes
      text(first: 1000000)
      captured
      truncated
      redacted
      headers
    }
  }
}` as Operation<DeadLetterQuery, DeadLetterQueryVariables>

export const RedriveDeadLetters = `mutation RedriveDeadLetters($input: RedriveInput!) {
  deadLetterRedrive(input: $input) {
    matched
    redrive {
      ...RedriveProgress
    }
    userErrors {
      ...Problem
    }
  }
}
fragment RedriveProgress on Redrive {
  id
  state
  problem
  done
  total
  sent
  skipped
  succeeded
  failedAgain
  pollAfterMs
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<RedriveDeadLettersMutation, RedriveDeadLettersMutationVariables>

export const Redrive = `query Redrive($id: ID!) {
  redrive(id: $id) {
    ...RedriveProgress
  }
}
fragment RedriveProgress on Redrive {
  id
  state
  problem
  done
  total
  sent
  skipped
  succeeded
  failedAgain
  pollAfterMs
}` as Operation<RedriveQuery, RedriveQueryVariables>

export const DiscardDeadLetters = `mutation DiscardDeadLetters($input: DiscardInput!) {
  deadLetterDiscard(input: $input) {
    matched
    discarded
    userErrors {
      ...Problem
    }
  }
}
fragment Problem on UserError {
  code
  message
  field
  hint
  retryable
}` as Operation<DiscardDeadLettersMutation, DiscardDeadLettersMutationVariables>

export const DeploymentNow = `query DeploymentNow($id: ID!) {
  deployment(id: $id) {
    number
    state
    done
    failure {
      code
      message
      explanation
      nextActions {
        title
        command
      }
    }
  }
}` as Operation<DeploymentNowQuery, DeploymentNowQueryVariables>

export const Addresses = `query Addresses($environmentId: ID!) {
  node(id: $environmentId) {
    ... on Environment {
      urls {
        method
        url
        route {
          name
        }
      }
      missingConfig
      stacks {
        resources(
          first: 100
          filter: {type: ["AWS::SQS::Queue", "AWS::S3::Bucket"], role: [SOURCE, TARGET]}
        ) {
          nodes {
            logicalId
            physicalId
            type
            role
            route {
              name
            }
          }
        }
      }
    }
  }
}` as Operation<AddressesQuery, AddressesQueryVariables>

export const Viewer = `query Viewer {
  viewer {
    id
    name
    kind
  }
}` as Operation<ViewerQuery, ViewerQueryVariables>
