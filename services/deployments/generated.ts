// Made by `npm run schema` from schema/deployments.graphql. Not to be edited.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { DeploymentRecord, EventRecord } from './deployment/record.ts';
import type { Reference, Context } from './context.ts';
import type { DeploymentList } from './deployment/list-deployments.ts';
import type { DeploymentAnswer, DeploymentAnswer as PlanAnswer } from './requests/deps.ts';
import type { PlanRecord } from './plan/model.ts';
import type { RemovalAnswer } from './retained/remove.ts';
import type { ResourceView, StackView } from './stacks/views.ts';
import type { ChangeView } from './plan/views.ts';
import type { TryPayload } from './try/views.ts';
import type { WebhookRecord, DeliveryRecord, WebhookAnswer } from './webhooks/model.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in ISO 8601, in UTC with milliseconds: `2026-11-21T09:30:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Whatever has a global id. */
export type Node = {
  /** Begins with the kind: `prj_`, `env_`, `rte_`, `rev_`, `tok_`, `dep_`, `pln_`, `exe_`, `dlq_`, `rdr_`. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page stands among the others. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether more follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether any stand before. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Of the first row; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Of the last row: what `after` of the next page is. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** Something that the caller can fix. Everything else is in `errors`, with a code in its `extensions`: `docs/api.md` lists them. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of problem it is. */
  readonly code: ErrorCode;
  /** What is wrong, in a sentence. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments: `["input", "url"]`. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What to do. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** Whether the same request may succeed later. */
  readonly retryable: Scalars['Boolean']['output'];
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

/** What every mutation answers. Where there are `userErrors`, nothing was done, and the results are null. */
export type MutationPayload = {
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether it was done before, under the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** One deployment. Null for what the caller may not see. */
  readonly deployment?: Maybe<Deployment>;
  /** What was done to the environments that the caller sees, the newest first. */
  readonly deployments: DeploymentConnection;
  /** Ids of the environments of a project in which something is deployed, or about to be. */
  readonly deployedEnvironments: ReadonlyArray<Scalars['ID']['output']>;
  /** What stands in an environment, as its target says: a `StackState` of `targets/driver.ts` each. */
  readonly deployedStacks: ReadonlyArray<Scalars['JSON']['output']>;
  /** Events of this service, for whoever follows them. */
  readonly deploymentsFeed: FeedPage;
};


/** What can be read. */
export type QueryDeploymentArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDeploymentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeploymentFilter>;
};


/** What can be read. */
export type QueryDeployedEnvironmentsArgs = {
  projectId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDeployedStacksArgs = {
  environmentId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDeploymentsFeedArgs = {
  from?: InputMaybe<Scalars['Float']['input']>;
  limit: Scalars['Int']['input'];
  waitMs: Scalars['Int']['input'];
};

/** Events of one service, in their order. */
export type FeedPage = {
  readonly __typename?: 'FeedPage';
  /** Each a `PlacedEvent` of `services/shared/feed/event.ts`. */
  readonly events: ReadonlyArray<Scalars['JSON']['output']>;
  /** Where to go on. */
  readonly place: Scalars['Float']['output'];
  /** Whether events between the place asked for and these are no longer kept. */
  readonly gap: Scalars['Boolean']['output'];
};

/** What can be changed. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Says what a deployment would change, what it would cost, and who could do more than before. Nothing is touched. */
  readonly deploymentPlan: DeploymentPlanPayload;
  /**
   * Begins to deploy a revision, or a plan that somebody has looked at. It answers at once; the deployment goes on by itself, also
   * through crashes and restarts. To a protected environment it waits for `deploymentApprove`, unless the caller could approve it.
   */
  readonly deploymentCreate: DeploymentPayload;
  /** Lets a deployment go on that waits for it, as its plan says. */
  readonly deploymentApprove: DeploymentPayload;
  /** Ends a deployment. What it has already changed is rolled back. */
  readonly deploymentCancel: DeploymentPayload;
  /** Deploys what an earlier deployment deployed: its revision, with the variables and secrets it had. */
  readonly deploymentRollback: DeploymentPayload;
  /** Deploys what is deployed in the environment before, with the variables and secrets of this one. */
  readonly deploymentPromote: DeploymentPayload;
  /** Removes everything that is deployed in an environment. The environment itself stays, with its configuration. */
  readonly environmentDestroy: DeploymentPayload;
  /** Gets an environment out of a state that deploying does not get it out of: `Stack.recovery` says which, and how. */
  readonly stackRecover: DeploymentPayload;
  /** Removes what a removed route has left on AWS. */
  readonly retainedRemove: RetainedPayload;
  /** Registers a URL that is told what happens in a project. Its secret signs every delivery. */
  readonly webhookCreate: WebhookPayload;
  /** Sends a signed `ping` to the URL now, and answers with what came back, whatever it is. */
  readonly webhookTest: WebhookPayload;
  /** Removes a webhook with its deliveries. */
  readonly webhookDelete: WebhookPayload;
  /**
   * Runs one route on one message, in a process that reaches nothing, and shows what it would do. Nothing is sent anywhere, and nothing is
   * kept. Functions see no variables and no secrets, and what they ask of the network is answered with 200 and nothing.
   */
  readonly routeTry: RouteTryPayload;
  /** Removes what there is of a project that was deleted. Can be repeated. */
  readonly deploymentsForget: Scalars['Boolean']['output'];
};


/** What can be changed. */
export type MutationDeploymentPlanArgs = {
  input: DeploymentPlanInput;
};


/** What can be changed. */
export type MutationDeploymentCreateArgs = {
  input: DeploymentCreateInput;
};


/** What can be changed. */
export type MutationDeploymentApproveArgs = {
  id: Scalars['ID']['input'];
  comment?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed. */
export type MutationDeploymentCancelArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed. */
export type MutationDeploymentRollbackArgs = {
  input: DeploymentRollbackInput;
};


/** What can be changed. */
export type MutationDeploymentPromoteArgs = {
  input: DeploymentPromoteInput;
};


/** What can be changed. */
export type MutationEnvironmentDestroyArgs = {
  input: EnvironmentDestroyInput;
};


/** What can be changed. */
export type MutationStackRecoverArgs = {
  input: StackRecoverInput;
};


/** What can be changed. */
export type MutationRetainedRemoveArgs = {
  input: RetainedRemoveInput;
};


/** What can be changed. */
export type MutationWebhookCreateArgs = {
  input: WebhookCreateInput;
};


/** What can be changed. */
export type MutationWebhookTestArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. */
export type MutationWebhookDeleteArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. */
export type MutationRouteTryArgs = {
  input: RouteTryInput;
};


/** What can be changed. */
export type MutationDeploymentsForgetArgs = {
  projectId: Scalars['ID']['input'];
};

/** A set of routes with their processors; the unit of access control. */
export type Project = {
  readonly __typename?: 'Project';
  /** `prj_…` */
  readonly id: Scalars['ID']['output'];
  /** What was done to its environments, as far as the caller sees them: the newest first. */
  readonly deployments: DeploymentConnection;
  /** The oldest first. Null, with an error, for who may not manage webhooks, or not in the whole project. */
  readonly webhooks?: Maybe<ReadonlyArray<Webhook>>;
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectDeploymentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeploymentFilter>;
};

/**
 * A URL that is told what happens in a project: one POST with a JSON body for each event. `docs/events.md` says what there is, and how
 * often a delivery is tried.
 *
 * Each request carries `routo-event` (what happened), `routo-delivery` (the id of the delivery) and `routo-signature:
 * t=<seconds since 1970>,v1=<hex>`, where `v1` is the HMAC-SHA256, under the webhook's secret, of `t`, a dot and the body as it was sent. A
 * receiver compares it in constant time, and refuses a `t` that is minutes old. Redirects are not followed. An answer has ten
 * seconds to arrive.
 */
export type Webhook = {
  readonly __typename?: 'Webhook';
  /** `whk_…` */
  readonly id: Scalars['ID']['output'];
  /** Where requests go. */
  readonly url: Scalars['String']['output'];
  /** What it is told of: names of events, groups of them such as `deployment.*`, or `*` for all. */
  readonly events: ReadonlyArray<Scalars['String']['output']>;
  /** When it was registered. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The latest first, at most 20. */
  readonly lastDeliveries: ReadonlyArray<WebhookDelivery>;
};

/** One event for one webhook, and what became of it. What is said of a request is said of the latest. */
export type WebhookDelivery = {
  readonly __typename?: 'WebhookDelivery';
  /** `whd_…`, which the receiver has as `routo-delivery`: the same with each request. */
  readonly id: Scalars['ID']['output'];
  /** What it tells: `deployment.failed`. */
  readonly event: Scalars['String']['output'];
  /** When it came to be. */
  readonly at: Scalars['DateTime']['output'];
  /** Whether the receiver has it. */
  readonly state: WebhookDeliveryState;
  /** How many requests were made. */
  readonly attempt: Scalars['Int']['output'];
  /** When the next one is made; null where none is. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** All requests, the first one first. */
  readonly attempts: ReadonlyArray<WebhookAttempt>;
  /** The status of the answer; null where none came. */
  readonly statusCode?: Maybe<Scalars['Int']['output']>;
  /** From the first look for the address to the end of the answer, or of waiting for it. Null before the first request. */
  readonly durationMs?: Maybe<Scalars['Int']['output']>;
  /** What was sent, or is to be. */
  readonly request: WebhookRequest;
  /** The body of the answer as text, up to 4,000 bytes of it; null where none came. */
  readonly response?: Maybe<Scalars['String']['output']>;
  /** Why no answer came, or not all of it. */
  readonly error?: Maybe<Scalars['String']['output']>;
};

/** Whether a receiver has a delivery. */
export type WebhookDeliveryState =
  /** It is sent, or sent again, when it is due. */
  | 'PENDING'
  /** The receiver has answered with a status of 2xx. */
  | 'DELIVERED'
  /** The receiver has not taken it, and it is not sent any more. */
  | 'FAILED';

/** One request to a webhook. */
export type WebhookAttempt = {
  readonly __typename?: 'WebhookAttempt';
  /** When it was sent. */
  readonly at: Scalars['DateTime']['output'];
  /** The status of the answer; null where none came. */
  readonly statusCode?: Maybe<Scalars['Int']['output']>;
  /** From the first look for the address to the end of the answer, or of waiting for it. */
  readonly durationMs: Scalars['Int']['output'];
  /** Why no answer came, or not all of it. */
  readonly error?: Maybe<Scalars['String']['output']>;
};

/** What was sent to a webhook. */
export type WebhookRequest = {
  readonly __typename?: 'WebhookRequest';
  /** Names in small letters, and values. None before the first request. */
  readonly headers: Scalars['JSON']['output'];
  /** The text that was signed. */
  readonly body: Scalars['String']['output'];
};

/** A webhook to register. */
export type WebhookCreateInput = {
  /** The project to be told of. */
  readonly projectId: Scalars['ID']['input'];
  /**
   * `https://` or `http://`, without user name and password. Addresses inside networks are refused, unless the installation names
   * the host in its setting `ROUTO_WEBHOOK_ALLOW`.
   */
  readonly url: Scalars['String']['input'];
  /** What to be told of: names of events, groups of them such as `deployment.*`, or `*` for all there will be. */
  readonly events: ReadonlyArray<Scalars['String']['input']>;
  /** Signs the deliveries: 16 to 256 visible ASCII characters. One is made where none is given. */
  readonly secret?: InputMaybe<Scalars['String']['input']>;
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What the mutations of webhooks answer. */
export type WebhookPayload = MutationPayload & {
  readonly __typename?: 'WebhookPayload';
  /** The webhook that was registered or tried. */
  readonly webhook?: Maybe<Webhook>;
  /** What signs the deliveries, where it was made here. Readable once, on creation. */
  readonly secret?: Maybe<Scalars['String']['output']>;
  /** The `ping` of `webhookTest`. */
  readonly delivery?: Maybe<WebhookDelivery>;
  /** The webhook that was removed. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Always false here: creating has no idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** A long-running thing: ask for it again after `pollAfterMs`, or listen to the events of the gateway. */
export type Operation = {
  /** Of the operation. */
  readonly id: Scalars['ID']['output'];
  /** How it stands. */
  readonly state: OperationState;
  /** Whether it has ended. */
  readonly done: Scalars['Boolean']['output'];
  /** How far it is; null while nobody knows. */
  readonly progress?: Maybe<Progress>;
  /** When to ask again, in milliseconds from now; null when it has ended. */
  readonly pollAfterMs?: Maybe<Scalars['Int']['output']>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

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

/** How far something is. */
export type Progress = {
  readonly __typename?: 'Progress';
  /** What is done. */
  readonly completed: Scalars['Int']['output'];
  /** What there is to do; null while nobody knows. */
  readonly total?: Maybe<Scalars['Int']['output']>;
};

/** An immutable snapshot of a project: its files, and what the compiler found in them. */
export type Revision = {
  readonly __typename?: 'Revision';
  /** `rev_…` */
  readonly id: Scalars['ID']['output'];
  /** The deployments of this revision, to the environments that the caller sees: the newest first, at most 100. */
  readonly deployments: ReadonlyArray<Deployment>;
};

/** Where a revision is deployed: a name, a target, variables, secrets. */
export type Environment = {
  readonly __typename?: 'Environment';
  /** `env_…` */
  readonly id: Scalars['ID']['output'];
  /** What made the environment what it is: the last deployment that succeeded. Null while nothing is deployed. */
  readonly currentDeployment?: Maybe<Deployment>;
  /** Held by the deployment that is at work; null when none is. */
  readonly lock?: Maybe<EnvironmentLock>;
  /** What stands there now, as its target says. Null, with an error, when the target cannot be reached. */
  readonly stacks?: Maybe<ReadonlyArray<Stack>>;
  /** Where the `http` routes of the current deployment answer. */
  readonly urls: ReadonlyArray<DeployedUrl>;
  /** What was done to it, the newest first. */
  readonly deployments: DeploymentConnection;
  /**
   * What differs from what was deployed. Null, with an error, when the target cannot be reached. On AWS a look may take minutes: it goes on
   * when the answer comes first, and is found then without `refresh`.
   */
  readonly drift?: Maybe<DriftReport>;
  /**
   * Queues and buckets on AWS that removed routes have left, with what is in them. A deployment that has such a route again takes them up
   * again. Null, with an error, when AWS cannot be reached; empty for a local one, whose `stacks` have them.
   */
  readonly retained?: Maybe<ReadonlyArray<RetainedResource>>;
  /**
   * What its account on AWS has to allow so that the project can be deployed there, and nothing beyond the project. Null for a local one, and,
   * with an error, for who may not manage environments.
   */
  readonly iamPolicy?: Maybe<IamPolicy>;
  /**
   * A template of CloudFormation that the owner of an account launches once in the region: it makes the roles and the boundary that
   * `environmentAwsSet` takes. Null as `iamPolicy` is.
   */
  readonly connectTemplate?: Maybe<Scalars['String']['output']>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentDeploymentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeploymentFilter>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentDriftArgs = {
  refresh?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentIamPolicyArgs = {
  accountId?: InputMaybe<Scalars['String']['input']>;
};


/** Where a revision is deployed: a name, a target, variables, secrets. */
export type EnvironmentConnectTemplateArgs = {
  trustedPrincipalArn?: InputMaybe<Scalars['String']['input']>;
};

/** A name, one source, ordered steps, targets. */
export type Route = {
  readonly __typename?: 'Route';
  /** `rte_…` */
  readonly id: Scalars['ID']['output'];
  /** What stands there for the route. Null for an environment that the caller does not see, and, with an error, when the target cannot be reached. */
  readonly resources?: Maybe<ReadonlyArray<Resource>>;
  /** The revision whose route of this name is deployed; null where none is. */
  readonly deployedRevision?: Maybe<Revision>;
};


/** A name, one source, ordered steps, targets. */
export type RouteResourcesArgs = {
  environmentId: Scalars['ID']['input'];
};


/** A name, one source, ordered steps, targets. */
export type RouteDeployedRevisionArgs = {
  environmentId: Scalars['ID']['input'];
};

/** Who did something. */
export type Actor = {
  readonly __typename?: 'Actor';
  /** Of an account, a token, or the system. */
  readonly id: Scalars['ID']['output'];
};

/** One operation on an environment: deploy, rollback, promote, destroy, recover. */
export type Deployment = Node & Operation & {
  readonly __typename?: 'Deployment';
  /** `dep_…` */
  readonly id: Scalars['ID']['output'];
  /** From 1, in its environment. */
  readonly number: Scalars['Int']['output'];
  /** What is done. */
  readonly kind: DeploymentKind;
  /** How; `FAST` that turns out to change more than code is `SAFE` from then on. */
  readonly mode: DeployMode;
  /** Of the environment. */
  readonly project: Project;
  /** Where it is done. */
  readonly environment: Environment;
  /** What is deployed; null where nothing is. */
  readonly revision?: Maybe<Revision>;
  /** What it changes; null until that is known, and where there is nothing to plan. */
  readonly plan?: Maybe<DeploymentPlan>;
  /** How it stands. */
  readonly state: OperationState;
  /** What it is doing; where it has ended, `FINISHED`. */
  readonly phase: DeploymentPhase;
  /** Whether it has ended. */
  readonly done: Scalars['Boolean']['output'];
  /** Resources that are ready, of those that change; null until that is known. */
  readonly progress?: Maybe<Progress>;
  /** When to ask again, in milliseconds from now; null when it has ended. */
  readonly pollAfterMs?: Maybe<Scalars['Int']['output']>;
  /** Why it did not succeed. */
  readonly failure?: Maybe<DeploymentFailure>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it had its turn. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** From its turn to its end, or until now. */
  readonly durationMs?: Maybe<Scalars['Int']['output']>;
  /** Who asked for it. */
  readonly actor: Actor;
  /** Why, in their words. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who let it go on, where it had to be approved. */
  readonly approval?: Maybe<Approval>;
  /** The one that took its place. */
  readonly supersededBy?: Maybe<Deployment>;
  /** The one whose revision and configuration a rollback deploys. */
  readonly rollbackOf?: Maybe<Deployment>;
  /** The one whose revision a promotion deploys. */
  readonly promotedFrom?: Maybe<Deployment>;
  /** Whether `deploymentCancel` can end it now. */
  readonly canCancel: Scalars['Boolean']['output'];
  /** Whether `deploymentRollback` can go back to it. */
  readonly canRollbackTo: Scalars['Boolean']['output'];
  /** Whether it has ended without success, and the same can be tried again. */
  readonly canRetry: Scalars['Boolean']['output'];
  /** When each phase began, and how long it took. */
  readonly timeline: ReadonlyArray<PhaseTiming>;
  /** What was built. */
  readonly artifacts: ReadonlyArray<Artifact>;
  /** What happened, the oldest first. The cursor of the last one is where to go on when there is more. */
  readonly events: DeploymentEventConnection;
  /** The stacks that stand as it made them. Null, with an error, when the target cannot be reached. */
  readonly stacks?: Maybe<ReadonlyArray<Stack>>;
  /** What it changes, of which `plan` tells the rest; empty until that is known. */
  readonly changes: ReadonlyArray<ResourceChange>;
};


/** One operation on an environment: deploy, rollback, promote, destroy, recover. */
export type DeploymentEventsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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

/** A phase and its time. */
export type PhaseTiming = {
  readonly __typename?: 'PhaseTiming';
  /** Which. */
  readonly phase: DeploymentPhase;
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** How long it took; null while it goes on. */
  readonly durationMs?: Maybe<Scalars['Int']['output']>;
};

/** Something that was built. */
export type Artifact = {
  readonly __typename?: 'Artifact';
  /** `code.zip`, or the name of a stack with `.template.json`. */
  readonly name: Scalars['String']['output'];
  /** SHA-256. */
  readonly digest: Scalars['String']['output'];
  /** Its size. */
  readonly bytes: Scalars['Int']['output'];
};

/** Somebody's consent. */
export type Approval = {
  readonly __typename?: 'Approval';
  /** Whose. */
  readonly actor: Actor;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** In their words. */
  readonly comment?: Maybe<Scalars['String']['output']>;
};

/** Why a deployment did not succeed: the first cause, in the words of who saw it, what it means, and what to do. */
export type DeploymentFailure = {
  readonly __typename?: 'DeploymentFailure';
  /** For programs: a diagnostic of the compiler, or what the target calls it. */
  readonly code: Scalars['String']['output'];
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** What is known to be behind such words of AWS, for programs: `docs/aws.md` lists them. Null where nothing is. */
  readonly knownCause?: Maybe<Scalars['String']['output']>;
  /** The resource that failed first. */
  readonly resource?: Maybe<Resource>;
  /** What the target said of it, unchanged. */
  readonly providerMessage?: Maybe<Scalars['String']['output']>;
  /** What that means, and how things stand now. */
  readonly explanation: Scalars['String']['output'];
  /** What can be done, the best first. */
  readonly nextActions: ReadonlyArray<NextAction>;
};

/** Something to do. */
export type NextAction = {
  readonly __typename?: 'NextAction';
  /** What it does. */
  readonly title: Scalars['String']['output'];
  /** To be run in a shell. */
  readonly command?: Maybe<Scalars['String']['output']>;
  /** To be sent to this API, as it stands. */
  readonly mutation?: Maybe<Scalars['String']['output']>;
};

/** What a deployment would change. */
export type DeploymentPlan = Node & {
  readonly __typename?: 'DeploymentPlan';
  /** `pln_…` */
  readonly id: Scalars['ID']['output'];
  /** Where. */
  readonly environment: Environment;
  /** What would be deployed. */
  readonly revision: Revision;
  /** What is deployed now: the plan is what comes on top of it. */
  readonly baseDeployment?: Maybe<Deployment>;
  /** Resource by resource. */
  readonly changes: ReadonlyArray<ResourceChange>;
  /** How many of them, and how bad. */
  readonly summary: PlanSummary;
  /** What somebody should know before: who may do more than now, what is lost, what is in the way. */
  readonly policies: ReadonlyArray<PolicyFinding>;
  /** What a month costs on AWS, before and after. Null where nothing is known of before and after. */
  readonly costDelta?: Maybe<MoneyDelta>;
  /** CloudFormation, as it would be deployed. Null where there is no such stack. */
  readonly template?: Maybe<Scalars['String']['output']>;
  /** Names of its stacks. */
  readonly stackNames: ReadonlyArray<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Until when `deploymentCreate` takes it. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Whether something has been deployed, or configured otherwise, since it was made. */
  readonly stale: Scalars['Boolean']['output'];
};


/** What a deployment would change. */
export type DeploymentPlanTemplateArgs = {
  stack?: InputMaybe<Scalars['String']['input']>;
};

/** How many changes there are of each kind. */
export type PlanSummary = {
  readonly __typename?: 'PlanSummary';
  /** New ones. */
  readonly create: Scalars['Int']['output'];
  /** Changed in place. */
  readonly update: Scalars['Int']['output'];
  /** Made anew in the place of old ones. */
  readonly replace: Scalars['Int']['output'];
  /** Gone. */
  readonly remove: Scalars['Int']['output'];
  /** Whether messages, objects or logs are deleted or left behind. */
  readonly dataLossRisk: Scalars['Boolean']['output'];
  /** Whether nothing but the code of functions changes, so that mode `FAST` swaps it. */
  readonly hotSwappable: Scalars['Boolean']['output'];
};

/** What the same traffic costs before and after a change. */
export type MoneyDelta = {
  readonly __typename?: 'MoneyDelta';
  /** Amount in a month, six digits; `0.000000` where nothing is deployed. */
  readonly beforeMonthly: Scalars['String']['output'];
  /** Amount in a month, six digits. */
  readonly afterMonthly: Scalars['String']['output'];
  /** `USD` */
  readonly currency: Scalars['String']['output'];
  /** What both amounts take for granted, among it the traffic. */
  readonly assumptions: ReadonlyArray<Scalars['String']['output']>;
};

/** Something to know before. */
export type PolicyFinding = {
  readonly __typename?: 'PolicyFinding';
  /** `IAM_BROADENED`, `DATA_LOSS`, or what the target calls it. */
  readonly code: Scalars['String']['output'];
  /** `ERROR`: it would fail. `WARNING`: look at it. `INFO`: good to know. */
  readonly level: Scalars['String']['output'];
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** Of the resource it is about. */
  readonly resourceLogicalId?: Maybe<Scalars['String']['output']>;
};

/** What becomes of a resource. */
export type ResourceChange = {
  readonly __typename?: 'ResourceChange';
  /** What is done to it. */
  readonly action: ResourceAction;
  /** Name of its stack. */
  readonly stack: Scalars['String']['output'];
  /** Its name in the template. */
  readonly logicalId: Scalars['String']['output'];
  /** CloudFormation's: `AWS::SQS::Queue`. */
  readonly type: Scalars['String']['output'];
  /** The route it is for; null where several share it. */
  readonly route?: Maybe<Route>;
  /** Why it cannot be changed in place. */
  readonly replacementReason?: Maybe<Scalars['String']['output']>;
  /** What is different, of an update or a replacement. */
  readonly properties: ReadonlyArray<PropertyChange>;
  /** Whether stored data is deleted, or left behind where the routes no longer see it. */
  readonly destructive: Scalars['Boolean']['output'];
};

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

/** A property and its values. */
export type PropertyChange = {
  readonly __typename?: 'PropertyChange';
  /** In the template: `Properties.VisibilityTimeout`. */
  readonly path: Scalars['String']['output'];
  /** Null where there was none. */
  readonly before?: Maybe<Scalars['JSON']['output']>;
  /** Null where there is none. */
  readonly after?: Maybe<Scalars['JSON']['output']>;
};

/** What a deployment made, as it stands. */
export type Stack = {
  readonly __typename?: 'Stack';
  /** `<project>-<environment>-<number>` */
  readonly name: Scalars['String']['output'];
  /** What it stands on: `LOCAL` or `AWS`. */
  readonly target: Scalars['String']['output'];
  /** Its page in the console of AWS; null where there is none. */
  readonly consoleUrl?: Maybe<Scalars['String']['output']>;
  /** CloudFormation's word: `UPDATE_COMPLETE`. */
  readonly status: Scalars['String']['output'];
  /** Why, where there is something to say. */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
  /** When it last changed. */
  readonly lastUpdatedAt: Scalars['DateTime']['output'];
  /** Values by name. */
  readonly outputs: Scalars['JSON']['output'];
  /** How to get it out of the state it is in; null when nothing is wrong with it. */
  readonly recovery?: Maybe<RecoveryAdvice>;
  /** What it is made of, by logical id. */
  readonly resources: ResourceConnection;
};


/** What a deployment made, as it stands. */
export type StackResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
};

/** A way out. */
export type RecoveryAdvice = {
  readonly __typename?: 'RecoveryAdvice';
  /** How things stand. */
  readonly situation: Scalars['String']['output'];
  /** What `stackRecover` is to do. */
  readonly action: StackRecoverAction;
  /** Resources whose rollback failed, and which can be left as they are. */
  readonly resourcesToSkip: ReadonlyArray<Scalars['String']['output']>;
  /** Whether stored data may be lost on the way. */
  readonly dataLossRisk: Scalars['Boolean']['output'];
};

/** A part of a stack. */
export type Resource = {
  readonly __typename?: 'Resource';
  /** `res_…` */
  readonly id: Scalars['ID']['output'];
  /** Its name in the template. */
  readonly logicalId: Scalars['String']['output'];
  /** Its name on the target; null while it has none. */
  readonly physicalId?: Maybe<Scalars['String']['output']>;
  /** CloudFormation's: `AWS::SQS::Queue`. */
  readonly type: Scalars['String']['output'];
  /** What it is to its route; null for what is no longer part of a stack. */
  readonly role?: Maybe<ResourceRole>;
  /** CloudFormation's word: `CREATE_COMPLETE`. `RETAINED`: it is no longer part of a stack, and its data is kept. `REFUSED`: the target found before anything was touched that it cannot be made. */
  readonly status: Scalars['String']['output'];
  /** Why, where there is something to say. */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
  /** The route it is for; null where several share it. */
  readonly route?: Maybe<Route>;
  /** Null for what has none. */
  readonly arn?: Maybe<Scalars['String']['output']>;
  /** Its page in the console of AWS; null where there is none. */
  readonly consoleUrl?: Maybe<Scalars['String']['output']>;
  /** When it last changed. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
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

/** Keeps everything else out of an environment while something is done to it. */
export type EnvironmentLock = {
  readonly __typename?: 'EnvironmentLock';
  /** By what. */
  readonly heldBy: Deployment;
  /** From when on. */
  readonly since: Scalars['DateTime']['output'];
  /** When it is free for another process to go on, should this one not say that it still lives. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** Where a route answers. */
export type DeployedUrl = {
  readonly __typename?: 'DeployedUrl';
  /** Which. */
  readonly route: Route;
  /** `POST` */
  readonly method: Scalars['String']['output'];
  /** The whole URL; parameters of the path stand in braces. */
  readonly url: Scalars['String']['output'];
};

/** What a removed route has left. */
export type RetainedResource = {
  readonly __typename?: 'RetainedResource';
  /** Of the stack that it was part of. */
  readonly stack: Scalars['String']['output'];
  /** The name that it had in the template. */
  readonly logicalId: Scalars['String']['output'];
  /** Its name on AWS: the URL of a queue, the name of a bucket. */
  readonly physicalId: Scalars['String']['output'];
  /** CloudFormation's: `AWS::SQS::Queue`. */
  readonly type: Scalars['String']['output'];
  /** When its stack let go of it. */
  readonly since: Scalars['DateTime']['output'];
  /** Messages, or objects, of which no more than 1,000 are counted. Null where somebody has removed it by hand. */
  readonly holds?: Maybe<Scalars['Int']['output']>;
  /** Its page in the console of AWS; null where there is none. */
  readonly consoleUrl?: Maybe<Scalars['String']['output']>;
};

/** Policies of IAM, each to be used as it stands. */
export type IamPolicy = {
  readonly __typename?: 'IamPolicy';
  /** Whose account they are about. */
  readonly accountId: Scalars['String']['output'];
  /** Of the role that deploys. Where there is no execution role, it needs that policy, too. */
  readonly deployer: Scalars['JSON']['output'];
  /** Of the role in which CloudFormation makes resources. */
  readonly execution: Scalars['JSON']['output'];
  /** The permissions boundary of every role that is made. */
  readonly boundary: Scalars['JSON']['output'];
};

/** What is different from what was deployed. */
export type DriftReport = {
  readonly __typename?: 'DriftReport';
  /** When it was looked up. */
  readonly checkedAt: Scalars['DateTime']['output'];
  /** Whether nothing is different. */
  readonly inSync: Scalars['Boolean']['output'];
  /** What was deployed, and what stands there. */
  readonly changes: ReadonlyArray<ResourceChange>;
};

/** Something that happened in a deployment. */
export type DeploymentEvent = {
  readonly __typename?: 'DeploymentEvent';
  /** Unique, and in their order. */
  readonly id: Scalars['ID']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What the deployment was doing. */
  readonly phase: DeploymentPhase;
  /** `INFO`, `WARNING` or `ERROR`. */
  readonly level: Scalars['String']['output'];
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** Of the resource it is about. */
  readonly logicalId?: Maybe<Scalars['String']['output']>;
  /** Of the resource or the stack: `CREATE_COMPLETE`. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** What else is known: `{ stack, type, physicalId }`. */
  readonly data?: Maybe<Scalars['JSON']['output']>;
};

/** A page of deployments. */
export type DeploymentConnection = {
  readonly __typename?: 'DeploymentConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<DeploymentEdge>;
  /** The deployments of the page. */
  readonly nodes: ReadonlyArray<Deployment>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** On all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A deployment on a page. */
export type DeploymentEdge = {
  readonly __typename?: 'DeploymentEdge';
  /** The row itself. */
  readonly node: Deployment;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of events. */
export type DeploymentEventConnection = {
  readonly __typename?: 'DeploymentEventConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<DeploymentEventEdge>;
  /** The events of the page. */
  readonly nodes: ReadonlyArray<DeploymentEvent>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** An event on a page. */
export type DeploymentEventEdge = {
  readonly __typename?: 'DeploymentEventEdge';
  /** The row itself. */
  readonly node: DeploymentEvent;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of resources. */
export type ResourceConnection = {
  readonly __typename?: 'ResourceConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<ResourceEdge>;
  /** The resources of the page. */
  readonly nodes: ReadonlyArray<Resource>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** On all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A resource on a page. */
export type ResourceEdge = {
  readonly __typename?: 'ResourceEdge';
  /** The row itself. */
  readonly node: Resource;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** All that is said must hold. */
export type DeploymentFilter = {
  /** Of this project. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /** To this environment. */
  readonly environmentId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  readonly state?: InputMaybe<ReadonlyArray<OperationState>>;
  /** Of one of these kinds. */
  readonly kind?: InputMaybe<ReadonlyArray<DeploymentKind>>;
  /** Of this revision. */
  readonly revisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Asked for then or later. */
  readonly createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Asked for before. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** All that is said must hold. */
export type ResourceFilter = {
  /** Of one of these types. */
  readonly type?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** With one of these roles. */
  readonly role?: InputMaybe<ReadonlyArray<ResourceRole>>;
  /** For this route. */
  readonly routeId?: InputMaybe<Scalars['ID']['input']>;
  /** With one of these statuses. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What to plan. */
export type DeploymentPlanInput = {
  /** Where. */
  readonly environmentId: Scalars['ID']['input'];
  /** What. Left out: the newest revision. */
  readonly revisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What to deploy: a revision, a plan, or, where neither is named, the newest revision. */
export type DeploymentCreateInput = {
  /** Where. */
  readonly environmentId: Scalars['ID']['input'];
  /** What. */
  readonly revisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Exactly this plan: where something else would be done by now, nothing is. */
  readonly planId?: InputMaybe<Scalars['ID']['input']>;
  /** How. `FAST` is refused for protected environments. */
  readonly mode?: InputMaybe<DeployMode>;
  /** What to do where something is under way already. */
  readonly onConflict?: InputMaybe<OnConflict>;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be: the answer has a plan and no deployment. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
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

/** What becomes of a deployment while another one is under way. */
export type OnConflict =
  /** It waits until those before it have ended. */
  | 'QUEUE'
  /** It is refused. */
  | 'REJECT'
  /** It takes the place of all that have not begun, and waits for the one that has. */
  | 'SUPERSEDE_QUEUED';

/** Where to go back to: `toDeploymentId` or `steps`, at most one of them. */
export type DeploymentRollbackInput = {
  /** Where. */
  readonly environmentId: Scalars['ID']['input'];
  /** A deployment that succeeded there. */
  readonly toDeploymentId?: InputMaybe<Scalars['ID']['input']>;
  /** So many successful deployments back; 1 where nothing is said. */
  readonly steps?: InputMaybe<Scalars['Int']['input']>;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What goes on to the next environment. */
export type DeploymentPromoteInput = {
  /** Where it is deployed: what the other one `promotesFrom`. */
  readonly fromEnvironmentId: Scalars['ID']['input'];
  /** Where it goes. */
  readonly toEnvironmentId: Scalars['ID']['input'];
  /** One that succeeded there. Left out: the current one. */
  readonly deploymentId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Only says what would be: the answer has a plan and no deployment. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What to remove. */
export type EnvironmentDestroyInput = {
  /** From where. */
  readonly environmentId: Scalars['ID']['input'];
  /** The environment's name, since this cannot be undone. */
  readonly confirmName: Scalars['String']['input'];
  /** What becomes of messages and objects. */
  readonly data: DataDisposal;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What becomes of messages and objects. */
export type DataDisposal =
  /** Where there are any, nothing is removed. */
  | 'REFUSE_IF_NOT_EMPTY'
  /** Queues and buckets stay, outside of any stack. */
  | 'RETAIN'
  /** They are deleted. */
  | 'EMPTY_AND_DELETE';

/** What `stackRecover` does. */
export type StackRecoverAction =
  /** A rollback that was interrupted is taken up again. */
  | 'CONTINUE_ROLLBACK'
  /** The process that holds the lock is not waited for any longer: another one goes on where it was. */
  | 'RELEASE_LOCK';

/** What to recover. */
export type StackRecoverInput = {
  /** Where. */
  readonly environmentId: Scalars['ID']['input'];
  /** How. */
  readonly action: StackRecoverAction;
  /** Logical ids of resources that `CONTINUE_ROLLBACK` leaves as they are. */
  readonly resourcesToSkip?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Why, for people: at most 1,000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What to remove of what routes have left: as `Environment.retained` names it. */
export type RetainedRemoveInput = {
  /** From where. */
  readonly environmentId: Scalars['ID']['input'];
  /** CloudFormation's: `AWS::SQS::Queue`. */
  readonly type: Scalars['String']['input'];
  /** Its name on AWS. */
  readonly physicalId: Scalars['String']['input'];
  /** `REFUSE_IF_NOT_EMPTY` or `EMPTY_AND_DELETE`. */
  readonly data: DataDisposal;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What `retainedRemove` answers. */
export type RetainedPayload = MutationPayload & {
  readonly __typename?: 'RetainedPayload';
  /** Where it was. */
  readonly environment?: Maybe<Environment>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Always false here: what is gone can be removed as often as one likes. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What the mutations of deployments answer. */
export type DeploymentPayload = MutationPayload & {
  readonly __typename?: 'DeploymentPayload';
  /** The deployment that was asked for or told. */
  readonly deployment?: Maybe<Deployment>;
  /** Of a dry run: what would be. */
  readonly plan?: Maybe<DeploymentPlan>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What planning gave. */
export type DeploymentPlanPayload = MutationPayload & {
  readonly __typename?: 'DeploymentPlanPayload';
  /** What would be. */
  readonly plan?: Maybe<DeploymentPlan>;
  /** What the caller can fix; empty when it was done. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Always false here: a plan can be made as often as one likes. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What a route would have done with a message. */
export type RouteTryPayload = MutationPayload & {
  readonly __typename?: 'RouteTryPayload';
  /** How it ended. Null where it did not: `error` says why. */
  readonly outcome?: Maybe<RouteTryOutcome>;
  /** Why the message was dropped. */
  readonly dropReason?: Maybe<Scalars['String']['output']>;
  /** The calls of the steps, for the message and each of its parts, in order. */
  readonly steps: ReadonlyArray<TryStep>;
  /** What would have left the route, and the requests that its functions would have made. */
  readonly wouldSend: ReadonlyArray<TrySend>;
  /** Parts of a split that would have failed alone. */
  readonly failedParts: ReadonlyArray<TryFailedPart>;
  /** What the caller of a synchronous `http:` route would have got. */
  readonly response?: Maybe<TryResponse>;
  /** What functions logged and wrote, line by line. */
  readonly logs: ReadonlyArray<Scalars['String']['output']>;
  /** Why it failed, or did not end. */
  readonly error?: Maybe<TryError>;
  /** Of the route, without the time it takes to load it. */
  readonly durationMs?: Maybe<Scalars['Float']['output']>;
  /** How much of the lists above is not shown. Null where the route did not end. */
  readonly leftOut?: Maybe<TryLeftOut>;
  /** What the caller can fix; empty when it was tried. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Always false here: a try has no idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The one of the input. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
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

/** One call of one step. */
export type TryStep = {
  readonly __typename?: 'TryStep';
  /** Of the step: its position in the route, from 0. */
  readonly stepId: Scalars['ID']['output'];
  /** What the step does: `split`. */
  readonly kind: Scalars['String']['output'];
  /** The function that it calls, or the target of a tap. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The message, or the part, that it was called for. */
  readonly messageId: Scalars['String']['output'];
  /** The body that went in, up to 10,000 characters of it. */
  readonly input?: Maybe<Scalars['String']['output']>;
  /** The bodies that went on to the next step, the first 50. */
  readonly outputs: ReadonlyArray<Scalars['String']['output']>;
  /** How many went on. */
  readonly outputCount: Scalars['Int']['output'];
  /** Without the steps behind it. */
  readonly durationMs: Scalars['Float']['output'];
  /** What is worth knowing about it: requests that were not made. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** A message, or a request, that would have left. */
export type TrySend = {
  readonly __typename?: 'TrySend';
  /** The URI of a target, or method and URL of a request. */
  readonly endpoint: Scalars['String']['output'];
  /** Up to 10,000 characters of it. */
  readonly body: Scalars['String']['output'];
  /** Names in small letters, and values. */
  readonly headers: Scalars['JSON']['output'];
};

/** A part that would have failed alone. */
export type TryFailedPart = {
  readonly __typename?: 'TryFailedPart';
  /** Of the part: `message-1#2`. */
  readonly messageId: Scalars['String']['output'];
  /** Up to 10,000 characters of it. */
  readonly body: Scalars['String']['output'];
  /** Whether it would be received again, or dead-lettered. */
  readonly outcome: RouteTryOutcome;
  /** Why it failed. */
  readonly error: TryError;
};

/** What the caller of a route gets. */
export type TryResponse = {
  readonly __typename?: 'TryResponse';
  /** Of HTTP. */
  readonly status: Scalars['Int']['output'];
  /** Names and values. */
  readonly headers: Scalars['JSON']['output'];
  /** As text; base64 where the route answers with bytes. */
  readonly body: Scalars['String']['output'];
};

/** An error of a route that was tried. */
export type TryError = {
  readonly __typename?: 'TryError';
  /** Of the error: `TypeError`. */
  readonly name: Scalars['String']['output'];
  /** What it says. */
  readonly message: Scalars['String']['output'];
  /** Tells errors apart: `HTTP_404`, or the name. */
  readonly code: Scalars['String']['output'];
  /** Whether the message would be received again for it. */
  readonly retryable: Scalars['Boolean']['output'];
  /** With places in the files of the project. */
  readonly stack?: Maybe<Scalars['String']['output']>;
  /** The step that failed, or that was reached last. */
  readonly stepId?: Maybe<Scalars['ID']['output']>;
  /** Where in the files of the project it was thrown: `processors.ts:12:9`. */
  readonly sourceLocation?: Maybe<Scalars['String']['output']>;
};

/** What lists do not show. */
export type TryLeftOut = {
  readonly __typename?: 'TryLeftOut';
  /** Calls of steps. */
  readonly steps: Scalars['Int']['output'];
  /** Messages and requests. */
  readonly sends: Scalars['Int']['output'];
  /** Parts that failed. */
  readonly failedParts: Scalars['Int']['output'];
};

/** A message to try a route with. Either `revisionId` or `files` says what the route is. */
export type RouteTryInput = {
  /** The project of the route. */
  readonly projectId: Scalars['ID']['input'];
  /** A revision of the project. */
  readonly revisionId?: InputMaybe<Scalars['ID']['input']>;
  /** All files of a project, saved or not. */
  readonly files?: InputMaybe<ReadonlyArray<TryFileInput>>;
  /** The route to try. */
  readonly routeName: Scalars['String']['input'];
  /** The body, up to 1,000,000 bytes. */
  readonly body: Scalars['String']['input'];
  /** Headers of the message, as an object of texts. */
  readonly headers?: InputMaybe<Scalars['JSON']['input']>;
  /** Of a `file:` route: the key of the object. */
  readonly objectKey?: InputMaybe<Scalars['String']['input']>;
  /** Until it is broken off, 100 to 10,000 milliseconds. */
  readonly timeoutMs?: InputMaybe<Scalars['Int']['input']>;
  /** Comes back in the payload. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** A file to try. */
export type TryFileInput = {
  /** Relative to the project's folder: `routes.ts`. */
  readonly path: Scalars['String']['input'];
  /** All of it. */
  readonly text: Scalars['String']['input'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Project: Project;
  Revision: Revision;
  Environment: Environment;
  Route: Route;
  Deployment: Deployment;
  DeploymentPlan: DeploymentPlan;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
  Revision:
    ( { __typename: 'Revision' }
    & GraphQLRecursivePick<FederationTypes['Revision'], {"id":true}> );
  Environment:
    ( { __typename: 'Environment' }
    & GraphQLRecursivePick<FederationTypes['Environment'], {"id":true}> );
  Route:
    ( { __typename: 'Route' }
    & GraphQLRecursivePick<FederationTypes['Route'], {"id":true}> );
  Deployment:
    ( { __typename: 'Deployment' }
    & GraphQLRecursivePick<FederationTypes['Deployment'], {"id":true}> );
  DeploymentPlan:
    ( { __typename: 'DeploymentPlan' }
    & GraphQLRecursivePick<FederationTypes['DeploymentPlan'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( DeploymentRecord )
    | ( PlanRecord )
  ;
  MutationPayload:
    | ( WebhookAnswer )
    | ( RemovalAnswer )
    | ( DeploymentAnswer )
    | ( PlanAnswer )
    | ( TryPayload )
  ;
  Operation: ( DeploymentRecord );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  ErrorCode: ErrorCode;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FeedPage: ResolverTypeWrapper<FeedPage>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Project: ResolverTypeWrapper<Reference>;
  Webhook: ResolverTypeWrapper<WebhookRecord>;
  WebhookDelivery: ResolverTypeWrapper<DeliveryRecord>;
  WebhookDeliveryState: WebhookDeliveryState;
  WebhookAttempt: ResolverTypeWrapper<WebhookAttempt>;
  WebhookRequest: ResolverTypeWrapper<WebhookRequest>;
  WebhookCreateInput: WebhookCreateInput;
  WebhookPayload: ResolverTypeWrapper<WebhookAnswer>;
  Operation: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Operation']>;
  OperationState: OperationState;
  Progress: ResolverTypeWrapper<Progress>;
  Revision: ResolverTypeWrapper<Reference>;
  Environment: ResolverTypeWrapper<Reference>;
  Route: ResolverTypeWrapper<Reference>;
  Actor: ResolverTypeWrapper<Actor>;
  Deployment: ResolverTypeWrapper<DeploymentRecord>;
  DeploymentKind: DeploymentKind;
  DeploymentPhase: DeploymentPhase;
  PhaseTiming: ResolverTypeWrapper<PhaseTiming>;
  Artifact: ResolverTypeWrapper<Artifact>;
  Approval: ResolverTypeWrapper<Approval>;
  DeploymentFailure: ResolverTypeWrapper<Omit<DeploymentFailure, 'resource'> & { resource?: Maybe<ResolversTypes['Resource']> }>;
  NextAction: ResolverTypeWrapper<NextAction>;
  DeploymentPlan: ResolverTypeWrapper<PlanRecord>;
  PlanSummary: ResolverTypeWrapper<PlanSummary>;
  MoneyDelta: ResolverTypeWrapper<MoneyDelta>;
  PolicyFinding: ResolverTypeWrapper<PolicyFinding>;
  ResourceChange: ResolverTypeWrapper<ChangeView>;
  ResourceAction: ResourceAction;
  PropertyChange: ResolverTypeWrapper<PropertyChange>;
  Stack: ResolverTypeWrapper<StackView>;
  RecoveryAdvice: ResolverTypeWrapper<RecoveryAdvice>;
  Resource: ResolverTypeWrapper<ResourceView>;
  ResourceRole: ResourceRole;
  EnvironmentLock: ResolverTypeWrapper<Omit<EnvironmentLock, 'heldBy'> & { heldBy: ResolversTypes['Deployment'] }>;
  DeployedUrl: ResolverTypeWrapper<Omit<DeployedUrl, 'route'> & { route: ResolversTypes['Route'] }>;
  RetainedResource: ResolverTypeWrapper<RetainedResource>;
  IamPolicy: ResolverTypeWrapper<IamPolicy>;
  DriftReport: ResolverTypeWrapper<Omit<DriftReport, 'changes'> & { changes: ReadonlyArray<ResolversTypes['ResourceChange']> }>;
  DeploymentEvent: ResolverTypeWrapper<EventRecord>;
  DeploymentConnection: ResolverTypeWrapper<DeploymentList>;
  DeploymentEdge: ResolverTypeWrapper<Omit<DeploymentEdge, 'node'> & { node: ResolversTypes['Deployment'] }>;
  DeploymentEventConnection: ResolverTypeWrapper<Omit<DeploymentEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DeploymentEventEdge']>, nodes: ReadonlyArray<ResolversTypes['DeploymentEvent']> }>;
  DeploymentEventEdge: ResolverTypeWrapper<Omit<DeploymentEventEdge, 'node'> & { node: ResolversTypes['DeploymentEvent'] }>;
  ResourceConnection: ResolverTypeWrapper<Omit<ResourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ResourceEdge']>, nodes: ReadonlyArray<ResolversTypes['Resource']> }>;
  ResourceEdge: ResolverTypeWrapper<Omit<ResourceEdge, 'node'> & { node: ResolversTypes['Resource'] }>;
  DeploymentFilter: DeploymentFilter;
  ResourceFilter: ResourceFilter;
  DeploymentPlanInput: DeploymentPlanInput;
  DeploymentCreateInput: DeploymentCreateInput;
  DeployMode: DeployMode;
  OnConflict: OnConflict;
  DeploymentRollbackInput: DeploymentRollbackInput;
  DeploymentPromoteInput: DeploymentPromoteInput;
  EnvironmentDestroyInput: EnvironmentDestroyInput;
  DataDisposal: DataDisposal;
  StackRecoverAction: StackRecoverAction;
  StackRecoverInput: StackRecoverInput;
  RetainedRemoveInput: RetainedRemoveInput;
  RetainedPayload: ResolverTypeWrapper<RemovalAnswer>;
  DeploymentPayload: ResolverTypeWrapper<DeploymentAnswer>;
  DeploymentPlanPayload: ResolverTypeWrapper<PlanAnswer>;
  RouteTryPayload: ResolverTypeWrapper<TryPayload>;
  RouteTryOutcome: RouteTryOutcome;
  TryStep: ResolverTypeWrapper<TryStep>;
  TrySend: ResolverTypeWrapper<TrySend>;
  TryFailedPart: ResolverTypeWrapper<TryFailedPart>;
  TryResponse: ResolverTypeWrapper<TryResponse>;
  TryError: ResolverTypeWrapper<TryError>;
  TryLeftOut: ResolverTypeWrapper<TryLeftOut>;
  RouteTryInput: RouteTryInput;
  TryFileInput: TryFileInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  UserError: UserError;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Float: Scalars['Float']['output'];
  FeedPage: FeedPage;
  Mutation: Record<PropertyKey, never>;
  Project: Reference;
  Webhook: WebhookRecord;
  WebhookDelivery: DeliveryRecord;
  WebhookAttempt: WebhookAttempt;
  WebhookRequest: WebhookRequest;
  WebhookCreateInput: WebhookCreateInput;
  WebhookPayload: WebhookAnswer;
  Operation: ResolversInterfaceTypes<ResolversParentTypes>['Operation'];
  Progress: Progress;
  Revision: Reference;
  Environment: Reference;
  Route: Reference;
  Actor: Actor;
  Deployment: DeploymentRecord;
  PhaseTiming: PhaseTiming;
  Artifact: Artifact;
  Approval: Approval;
  DeploymentFailure: Omit<DeploymentFailure, 'resource'> & { resource?: Maybe<ResolversParentTypes['Resource']> };
  NextAction: NextAction;
  DeploymentPlan: PlanRecord;
  PlanSummary: PlanSummary;
  MoneyDelta: MoneyDelta;
  PolicyFinding: PolicyFinding;
  ResourceChange: ChangeView;
  PropertyChange: PropertyChange;
  Stack: StackView;
  RecoveryAdvice: RecoveryAdvice;
  Resource: ResourceView;
  EnvironmentLock: Omit<EnvironmentLock, 'heldBy'> & { heldBy: ResolversParentTypes['Deployment'] };
  DeployedUrl: Omit<DeployedUrl, 'route'> & { route: ResolversParentTypes['Route'] };
  RetainedResource: RetainedResource;
  IamPolicy: IamPolicy;
  DriftReport: Omit<DriftReport, 'changes'> & { changes: ReadonlyArray<ResolversParentTypes['ResourceChange']> };
  DeploymentEvent: EventRecord;
  DeploymentConnection: DeploymentList;
  DeploymentEdge: Omit<DeploymentEdge, 'node'> & { node: ResolversParentTypes['Deployment'] };
  DeploymentEventConnection: Omit<DeploymentEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DeploymentEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DeploymentEvent']> };
  DeploymentEventEdge: Omit<DeploymentEventEdge, 'node'> & { node: ResolversParentTypes['DeploymentEvent'] };
  ResourceConnection: Omit<ResourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ResourceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Resource']> };
  ResourceEdge: Omit<ResourceEdge, 'node'> & { node: ResolversParentTypes['Resource'] };
  DeploymentFilter: DeploymentFilter;
  ResourceFilter: ResourceFilter;
  DeploymentPlanInput: DeploymentPlanInput;
  DeploymentCreateInput: DeploymentCreateInput;
  DeploymentRollbackInput: DeploymentRollbackInput;
  DeploymentPromoteInput: DeploymentPromoteInput;
  EnvironmentDestroyInput: EnvironmentDestroyInput;
  StackRecoverInput: StackRecoverInput;
  RetainedRemoveInput: RetainedRemoveInput;
  RetainedPayload: RemovalAnswer;
  DeploymentPayload: DeploymentAnswer;
  DeploymentPlanPayload: PlanAnswer;
  RouteTryPayload: TryPayload;
  TryStep: TryStep;
  TrySend: TrySend;
  TryFailedPart: TryFailedPart;
  TryResponse: TryResponse;
  TryError: TryError;
  TryLeftOut: TryLeftOut;
  RouteTryInput: RouteTryInput;
  TryFileInput: TryFileInput;
  String: Scalars['String']['output'];
};

export type AccessDirectiveArgs = {
  to: Scalars['String']['input'];
  of?: Maybe<Scalars['String']['input']>;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = Context, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Deployment' | 'DeploymentPlan', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'WebhookPayload' | 'RetainedPayload' | 'DeploymentPayload' | 'DeploymentPlanPayload' | 'RouteTryPayload', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType, RequireFields<QueryDeploymentArgs, 'id'>>;
  deployments?: Resolver<ResolversTypes['DeploymentConnection'], ParentType, ContextType, RequireFields<QueryDeploymentsArgs, 'first'>>;
  deployedEnvironments?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<QueryDeployedEnvironmentsArgs, 'projectId'>>;
  deployedStacks?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryDeployedStacksArgs, 'environmentId'>>;
  deploymentsFeed?: Resolver<ResolversTypes['FeedPage'], ParentType, ContextType, RequireFields<QueryDeploymentsFeedArgs, 'limit' | 'waitMs'>>;
};

export type FeedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedPage'] = ResolversParentTypes['FeedPage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deploymentPlan?: Resolver<ResolversTypes['DeploymentPlanPayload'], ParentType, ContextType, RequireFields<MutationDeploymentPlanArgs, 'input'>>;
  deploymentCreate?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationDeploymentCreateArgs, 'input'>>;
  deploymentApprove?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationDeploymentApproveArgs, 'id'>>;
  deploymentCancel?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationDeploymentCancelArgs, 'id'>>;
  deploymentRollback?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationDeploymentRollbackArgs, 'input'>>;
  deploymentPromote?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationDeploymentPromoteArgs, 'input'>>;
  environmentDestroy?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationEnvironmentDestroyArgs, 'input'>>;
  stackRecover?: Resolver<ResolversTypes['DeploymentPayload'], ParentType, ContextType, RequireFields<MutationStackRecoverArgs, 'input'>>;
  retainedRemove?: Resolver<ResolversTypes['RetainedPayload'], ParentType, ContextType, RequireFields<MutationRetainedRemoveArgs, 'input'>>;
  webhookCreate?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<MutationWebhookCreateArgs, 'input'>>;
  webhookTest?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<MutationWebhookTestArgs, 'id'>>;
  webhookDelete?: Resolver<ResolversTypes['WebhookPayload'], ParentType, ContextType, RequireFields<MutationWebhookDeleteArgs, 'id'>>;
  routeTry?: Resolver<ResolversTypes['RouteTryPayload'], ParentType, ContextType, RequireFields<MutationRouteTryArgs, 'input'>>;
  deploymentsForget?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationDeploymentsForgetArgs, 'projectId'>>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deployments?: Resolver<ResolversTypes['DeploymentConnection'], ParentType, ContextType, RequireFields<ProjectDeploymentsArgs, 'first'>>;
  webhooks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Webhook']>>, ParentType, ContextType>;
};

export type WebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Webhook'] = ResolversParentTypes['Webhook']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastDeliveries?: Resolver<ReadonlyArray<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookDeliveryState'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  attempts?: Resolver<ReadonlyArray<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  request?: Resolver<ResolversTypes['WebhookRequest'], ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WebhookRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookRequest'] = ResolversParentTypes['WebhookRequest']> = {
  headers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookPayload'] = ResolversParentTypes['WebhookPayload']> = {
  webhook?: Resolver<Maybe<ResolversTypes['Webhook']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  __resolveType: TypeResolveFn<'Deployment', ParentType, ContextType>;
};

export type ProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Progress'] = ResolversParentTypes['Progress']> = {
  completed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision'], FederationReferenceType extends FederationReferenceTypes['Revision'] = FederationReferenceTypes['Revision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Revision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deployments?: Resolver<ReadonlyArray<ResolversTypes['Deployment']>, ParentType, ContextType>;
};

export type EnvironmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Environment'] = ResolversParentTypes['Environment'], FederationReferenceType extends FederationReferenceTypes['Environment'] = FederationReferenceTypes['Environment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Environment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  currentDeployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  lock?: Resolver<Maybe<ResolversTypes['EnvironmentLock']>, ParentType, ContextType>;
  stacks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Stack']>>, ParentType, ContextType>;
  urls?: Resolver<ReadonlyArray<ResolversTypes['DeployedUrl']>, ParentType, ContextType>;
  deployments?: Resolver<ResolversTypes['DeploymentConnection'], ParentType, ContextType, RequireFields<EnvironmentDeploymentsArgs, 'first'>>;
  drift?: Resolver<Maybe<ResolversTypes['DriftReport']>, ParentType, ContextType, RequireFields<EnvironmentDriftArgs, 'refresh'>>;
  retained?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RetainedResource']>>, ParentType, ContextType>;
  iamPolicy?: Resolver<Maybe<ResolversTypes['IamPolicy']>, ParentType, ContextType, Partial<EnvironmentIamPolicyArgs>>;
  connectTemplate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<EnvironmentConnectTemplateArgs>>;
};

export type RouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Route'] = ResolversParentTypes['Route'], FederationReferenceType extends FederationReferenceTypes['Route'] = FederationReferenceTypes['Route']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Route']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  resources?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Resource']>>, ParentType, ContextType, RequireFields<RouteResourcesArgs, 'environmentId'>>;
  deployedRevision?: Resolver<Maybe<ResolversTypes['Revision']>, ParentType, ContextType, RequireFields<RouteDeployedRevisionArgs, 'environmentId'>>;
};

export type ActorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deployment'] = ResolversParentTypes['Deployment'], FederationReferenceType extends FederationReferenceTypes['Deployment'] = FederationReferenceTypes['Deployment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Deployment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DeploymentKind'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['DeployMode'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  environment?: Resolver<ResolversTypes['Environment'], ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['Revision']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['DeploymentPlan']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OperationState'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['DeploymentPhase'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Progress']>, ParentType, ContextType>;
  pollAfterMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['DeploymentFailure']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approval?: Resolver<Maybe<ResolversTypes['Approval']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  rollbackOf?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  promotedFrom?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  canCancel?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canRollbackTo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  canRetry?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  timeline?: Resolver<ReadonlyArray<ResolversTypes['PhaseTiming']>, ParentType, ContextType>;
  artifacts?: Resolver<ReadonlyArray<ResolversTypes['Artifact']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['DeploymentEventConnection'], ParentType, ContextType, RequireFields<DeploymentEventsArgs, 'first'>>;
  stacks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Stack']>>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ResourceChange']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PhaseTimingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhaseTiming'] = ResolversParentTypes['PhaseTiming']> = {
  phase?: Resolver<ResolversTypes['DeploymentPhase'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ArtifactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Artifact'] = ResolversParentTypes['Artifact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Approval'] = ResolversParentTypes['Approval']> = {
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeploymentFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentFailure'] = ResolversParentTypes['DeploymentFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  knownCause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  providerMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextActions?: Resolver<ReadonlyArray<ResolversTypes['NextAction']>, ParentType, ContextType>;
};

export type NextActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextAction'] = ResolversParentTypes['NextAction']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  command?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mutation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeploymentPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentPlan'] = ResolversParentTypes['DeploymentPlan'], FederationReferenceType extends FederationReferenceTypes['DeploymentPlan'] = FederationReferenceTypes['DeploymentPlan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DeploymentPlan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  environment?: Resolver<ResolversTypes['Environment'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Revision'], ParentType, ContextType>;
  baseDeployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ResourceChange']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['PlanSummary'], ParentType, ContextType>;
  policies?: Resolver<ReadonlyArray<ResolversTypes['PolicyFinding']>, ParentType, ContextType>;
  costDelta?: Resolver<Maybe<ResolversTypes['MoneyDelta']>, ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<DeploymentPlanTemplateArgs>>;
  stackNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanSummary'] = ResolversParentTypes['PlanSummary']> = {
  create?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  update?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replace?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remove?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataLossRisk?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hotSwappable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MoneyDeltaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyDelta'] = ResolversParentTypes['MoneyDelta']> = {
  beforeMonthly?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  afterMonthly?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  assumptions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PolicyFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyFinding'] = ResolversParentTypes['PolicyFinding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resourceLogicalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResourceChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceChange'] = ResolversParentTypes['ResourceChange']> = {
  action?: Resolver<ResolversTypes['ResourceAction'], ParentType, ContextType>;
  stack?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logicalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType>;
  replacementReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['PropertyChange']>, ParentType, ContextType>;
  destructive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PropertyChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyChange'] = ResolversParentTypes['PropertyChange']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type StackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stack'] = ResolversParentTypes['Stack']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  consoleUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastUpdatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outputs?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  recovery?: Resolver<Maybe<ResolversTypes['RecoveryAdvice']>, ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['ResourceConnection'], ParentType, ContextType, RequireFields<StackResourcesArgs, 'first'>>;
};

export type RecoveryAdviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecoveryAdvice'] = ResolversParentTypes['RecoveryAdvice']> = {
  situation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['StackRecoverAction'], ParentType, ContextType>;
  resourcesToSkip?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dataLossRisk?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  logicalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  physicalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['ResourceRole']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType>;
  arn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consoleUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type EnvironmentLockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnvironmentLock'] = ResolversParentTypes['EnvironmentLock']> = {
  heldBy?: Resolver<ResolversTypes['Deployment'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeployedUrlResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeployedUrl'] = ResolversParentTypes['DeployedUrl']> = {
  route?: Resolver<ResolversTypes['Route'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RetainedResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetainedResource'] = ResolversParentTypes['RetainedResource']> = {
  stack?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logicalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  physicalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  consoleUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IamPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IamPolicy'] = ResolversParentTypes['IamPolicy']> = {
  accountId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deployer?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  execution?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  boundary?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type DriftReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DriftReport'] = ResolversParentTypes['DriftReport']> = {
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  inSync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ResourceChange']>, ParentType, ContextType>;
};

export type DeploymentEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentEvent'] = ResolversParentTypes['DeploymentEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['DeploymentPhase'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logicalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type DeploymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentConnection'] = ResolversParentTypes['DeploymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeploymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Deployment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeploymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentEdge'] = ResolversParentTypes['DeploymentEdge']> = {
  node?: Resolver<ResolversTypes['Deployment'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeploymentEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentEventConnection'] = ResolversParentTypes['DeploymentEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeploymentEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeploymentEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeploymentEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentEventEdge'] = ResolversParentTypes['DeploymentEventEdge']> = {
  node?: Resolver<ResolversTypes['DeploymentEvent'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Resource']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceEdge'] = ResolversParentTypes['ResourceEdge']> = {
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RetainedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetainedPayload'] = ResolversParentTypes['RetainedPayload']> = {
  environment?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeploymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentPayload'] = ResolversParentTypes['DeploymentPayload']> = {
  deployment?: Resolver<Maybe<ResolversTypes['Deployment']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['DeploymentPlan']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeploymentPlanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentPlanPayload'] = ResolversParentTypes['DeploymentPlanPayload']> = {
  plan?: Resolver<Maybe<ResolversTypes['DeploymentPlan']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RouteTryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteTryPayload'] = ResolversParentTypes['RouteTryPayload']> = {
  outcome?: Resolver<Maybe<ResolversTypes['RouteTryOutcome']>, ParentType, ContextType>;
  dropReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['TryStep']>, ParentType, ContextType>;
  wouldSend?: Resolver<ReadonlyArray<ResolversTypes['TrySend']>, ParentType, ContextType>;
  failedParts?: Resolver<ReadonlyArray<ResolversTypes['TryFailedPart']>, ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['TryResponse']>, ParentType, ContextType>;
  logs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['TryError']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  leftOut?: Resolver<Maybe<ResolversTypes['TryLeftOut']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TryStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryStep'] = ResolversParentTypes['TryStep']> = {
  stepId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  input?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outputCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TrySendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrySend'] = ResolversParentTypes['TrySend']> = {
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type TryFailedPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryFailedPart'] = ResolversParentTypes['TryFailedPart']> = {
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RouteTryOutcome'], ParentType, ContextType>;
  error?: Resolver<ResolversTypes['TryError'], ParentType, ContextType>;
};

export type TryResponseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryResponse'] = ResolversParentTypes['TryResponse']> = {
  status?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  headers?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TryErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryError'] = ResolversParentTypes['TryError']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stack?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stepId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TryLeftOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TryLeftOut'] = ResolversParentTypes['TryLeftOut']> = {
  steps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sends?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedParts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  FeedPage?: FeedPageResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Webhook?: WebhookResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookRequest?: WebhookRequestResolvers<ContextType>;
  WebhookPayload?: WebhookPayloadResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  Progress?: ProgressResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  Environment?: EnvironmentResolvers<ContextType>;
  Route?: RouteResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  Deployment?: DeploymentResolvers<ContextType>;
  PhaseTiming?: PhaseTimingResolvers<ContextType>;
  Artifact?: ArtifactResolvers<ContextType>;
  Approval?: ApprovalResolvers<ContextType>;
  DeploymentFailure?: DeploymentFailureResolvers<ContextType>;
  NextAction?: NextActionResolvers<ContextType>;
  DeploymentPlan?: DeploymentPlanResolvers<ContextType>;
  PlanSummary?: PlanSummaryResolvers<ContextType>;
  MoneyDelta?: MoneyDeltaResolvers<ContextType>;
  PolicyFinding?: PolicyFindingResolvers<ContextType>;
  ResourceChange?: ResourceChangeResolvers<ContextType>;
  PropertyChange?: PropertyChangeResolvers<ContextType>;
  Stack?: StackResolvers<ContextType>;
  RecoveryAdvice?: RecoveryAdviceResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  EnvironmentLock?: EnvironmentLockResolvers<ContextType>;
  DeployedUrl?: DeployedUrlResolvers<ContextType>;
  RetainedResource?: RetainedResourceResolvers<ContextType>;
  IamPolicy?: IamPolicyResolvers<ContextType>;
  DriftReport?: DriftReportResolvers<ContextType>;
  DeploymentEvent?: DeploymentEventResolvers<ContextType>;
  DeploymentConnection?: DeploymentConnectionResolvers<ContextType>;
  DeploymentEdge?: DeploymentEdgeResolvers<ContextType>;
  DeploymentEventConnection?: DeploymentEventConnectionResolvers<ContextType>;
  DeploymentEventEdge?: DeploymentEventEdgeResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  RetainedPayload?: RetainedPayloadResolvers<ContextType>;
  DeploymentPayload?: DeploymentPayloadResolvers<ContextType>;
  DeploymentPlanPayload?: DeploymentPlanPayloadResolvers<ContextType>;
  RouteTryPayload?: RouteTryPayloadResolvers<ContextType>;
  TryStep?: TryStepResolvers<ContextType>;
  TrySend?: TrySendResolvers<ContextType>;
  TryFailedPart?: TryFailedPartResolvers<ContextType>;
  TryResponse?: TryResponseResolvers<ContextType>;
  TryError?: TryErrorResolvers<ContextType>;
  TryLeftOut?: TryLeftOutResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
