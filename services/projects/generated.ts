// Made by `npm run schema` from schema/projects.graphql. Not to be edited.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Actor as ActorView, Identity } from '../shared/caller.ts';
import type { TokenRecord, TokenAnswer, MemberRecord, SessionAnswer } from './accounts/model.ts';
import type { AuditRecord } from './audit/model.ts';
import type { RuleView, StepView, EndpointView, RouteView, SaveAnswer } from './revisions/views.ts';
import type { Diagnostic as DiagnosticView } from '../../compiler/index.ts';
import type { EnvironmentRecord, EnvironmentAnswer, SecretView } from './environments/model.ts';
import type { ProjectRecord, ProjectAnswer } from './project/model.ts';
import type { RevisionRecord } from './revisions/model.ts';
import type { Context } from './context.ts';
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
  DateTime: { input: Date; output: Date; }
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** Expected failure of a mutation. Unexpected ones travel in errors[].extensions.code (UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, INTERNAL, QUERY_TOO_COMPLEX). */
export type UserError = {
  readonly __typename?: 'UserError';
  readonly code: ErrorCode;
  readonly message: Scalars['String']['output'];
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly hint?: Maybe<Scalars['String']['output']>;
  readonly retryable: Scalars['Boolean']['output'];
};

export type ErrorCode =
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'STALE_REVISION'
  | 'NAME_TAKEN'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'LIMIT_EXCEEDED';

/** Payload of every mutation: result fields are null when userErrors is not empty; replayed = answered from the idempotency store. */
export type MutationPayload = {
  readonly userErrors: ReadonlyArray<UserError>;
  readonly replayed: Scalars['Boolean']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Any object by its global id. Ids are prefixed by kind (prj_ env_ rte_ rev_ tok_). Null for what the caller may not see. */
  readonly node?: Maybe<Node>;
  /** The caller: an account or an API token. Null when the request carries no credentials. */
  readonly viewer?: Maybe<Viewer>;
  readonly project?: Maybe<Project>;
  readonly projects: ProjectConnection;
  /** Catalogue that feeds the playground's palette, completion and docs. */
  readonly stepCatalog: ReadonlyArray<StepKindInfo>;
  readonly endpointCatalog: ReadonlyArray<EndpointKindInfo>;
  /** Whom a session or API token stands for. Asked by the gateway, once per request. */
  readonly authenticate?: Maybe<Scalars['JSON']['output']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProjectArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProjectsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProjectFilter>;
  orderBy?: InputMaybe<ProjectOrder>;
};


export type QueryAuthenticateArgs = {
  credential: Scalars['String']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Registers an account (self-registration can be switched off). The first account of an installation owns it. */
  readonly accountCreate: SessionPayload;
  /** Signs in; the session token is readable once, here. Repeated failures are throttled. */
  readonly sessionCreate: SessionPayload;
  /** Signs the current session out. */
  readonly sessionDelete: SessionPayload;
  readonly projectCreate: ProjectPayload;
  readonly projectUpdate: ProjectPayload;
  readonly projectDelete: ProjectPayload;
  readonly environmentCreate: EnvironmentPayload;
  /** Sets the values of one environment atomically; secrets are write-only. */
  readonly environmentConfigSet: EnvironmentPayload;
  /** Creates or updates one route from DSL text or from a JSON document, as a new revision. */
  readonly routeSave: RouteSavePayload;
  readonly routeDelete: RouteSavePayload;
  /** Whole-project save (CLI, CI): declarative, everything absent is removed; one revision for all; dryRun validates only. */
  readonly projectPush: RouteSavePayload;
  readonly apiTokenCreate: ApiTokenPayload;
  readonly apiTokenRevoke: ApiTokenPayload;
  readonly memberSet: ProjectPayload;
  /** Keeps what another service did in the audit log. */
  readonly auditRecord: Scalars['Boolean']['output'];
};


export type MutationAccountCreateArgs = {
  input: AccountCreateInput;
};


export type MutationSessionCreateArgs = {
  input: SessionCreateInput;
};


export type MutationProjectCreateArgs = {
  input: ProjectCreateInput;
};


export type MutationProjectUpdateArgs = {
  input: ProjectUpdateInput;
};


export type MutationProjectDeleteArgs = {
  input: ProjectDeleteInput;
};


export type MutationEnvironmentCreateArgs = {
  input: EnvironmentCreateInput;
};


export type MutationEnvironmentConfigSetArgs = {
  input: ConfigSetInput;
};


export type MutationRouteSaveArgs = {
  input: RouteSaveInput;
};


export type MutationRouteDeleteArgs = {
  input: RouteDeleteInput;
};


export type MutationProjectPushArgs = {
  input: ProjectPushInput;
};


export type MutationApiTokenCreateArgs = {
  input: ApiTokenCreateInput;
};


export type MutationApiTokenRevokeArgs = {
  id: Scalars['ID']['input'];
};


export type MutationMemberSetArgs = {
  input: MemberSetInput;
};


export type MutationAuditRecordArgs = {
  event: Scalars['JSON']['input'];
};

/** token is readable once, here; send it as 'Authorization: Bearer …'. */
export type SessionPayload = MutationPayload & {
  readonly __typename?: 'SessionPayload';
  readonly viewer?: Maybe<Viewer>;
  readonly token?: Maybe<Scalars['String']['output']>;
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly replayed: Scalars['Boolean']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type Viewer = {
  readonly __typename?: 'Viewer';
  readonly id: Scalars['ID']['output'];
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly kind: ActorKind;
  readonly projects: ProjectConnection;
  readonly tokens: ReadonlyArray<ApiToken>;
  readonly rateLimit: RateLimit;
};


export type ViewerProjectsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type RateLimit = {
  readonly __typename?: 'RateLimit';
  readonly cost: Scalars['Int']['output'];
  readonly limit: Scalars['Int']['output'];
  readonly remaining: Scalars['Int']['output'];
  readonly resetAt: Scalars['DateTime']['output'];
};

export type ActorKind =
  | 'USER'
  | 'TOKEN'
  | 'SYSTEM';

export type Project = Node & {
  readonly __typename?: 'Project';
  readonly id: Scalars['ID']['output'];
  readonly slug: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly viewerRole: Role;
  /** Optimistic lock of the working copy. */
  readonly headRevision?: Maybe<Revision>;
  readonly revision?: Maybe<Revision>;
  readonly revisions: RevisionConnection;
  readonly routes: RouteConnection;
  readonly route?: Maybe<Route>;
  readonly environments: ReadonlyArray<Environment>;
  readonly environment?: Maybe<Environment>;
  readonly members: ReadonlyArray<Member>;
  /** Null, with an error, for who may not manage tokens. */
  readonly tokens?: Maybe<ReadonlyArray<ApiToken>>;
  readonly auditLog?: Maybe<AuditConnection>;
};


export type ProjectRevisionArgs = {
  number: Scalars['Int']['input'];
};


export type ProjectRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type ProjectRoutesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RouteFilter>;
};


export type ProjectRouteArgs = {
  name: Scalars['String']['input'];
};


export type ProjectEnvironmentArgs = {
  name: Scalars['String']['input'];
};


export type ProjectAuditLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
};

/** Immutable snapshot of all routes + processors + dependencies: what a deployment deploys and what a rollback returns to. */
export type Revision = Node & {
  readonly __typename?: 'Revision';
  readonly id: Scalars['ID']['output'];
  readonly number: Scalars['Int']['output'];
  readonly digest: Scalars['String']['output'];
  readonly message?: Maybe<Scalars['String']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly author: Actor;
  readonly source: RevisionSource;
  readonly git?: Maybe<GitRef>;
  /** Every file of the snapshot, as pushed: what 'routo pull' writes. */
  readonly files: ReadonlyArray<SourceFile>;
  readonly routes: ReadonlyArray<Route>;
  readonly processors: ReadonlyArray<ProcessorModule>;
  readonly dependencies: ReadonlyArray<Dependency>;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  readonly graph: RouteGraph;
  readonly diff: ReadonlyArray<RevisionChange>;
};


/** Immutable snapshot of all routes + processors + dependencies: what a deployment deploys and what a rollback returns to. */
export type RevisionDiffArgs = {
  against?: InputMaybe<Scalars['Int']['input']>;
};

export type SourceFile = {
  readonly __typename?: 'SourceFile';
  readonly path: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly digest: Scalars['String']['output'];
  readonly bytes: Scalars['Int']['output'];
};

export type RevisionSource =
  | 'CLI'
  | 'PLAYGROUND'
  | 'API'
  | 'GIT';

export type GitRef = {
  readonly __typename?: 'GitRef';
  readonly commit: Scalars['String']['output'];
  readonly branch?: Maybe<Scalars['String']['output']>;
  readonly dirty: Scalars['Boolean']['output'];
  readonly url?: Maybe<Scalars['String']['output']>;
};

export type RevisionChange = {
  readonly __typename?: 'RevisionChange';
  readonly kind: ChangeKind;
  readonly path: Scalars['String']['output'];
  readonly before?: Maybe<Scalars['String']['output']>;
  readonly after?: Maybe<Scalars['String']['output']>;
};

export type ChangeKind =
  | 'ADDED'
  | 'REMOVED'
  | 'MODIFIED';

export type Route = Node & {
  readonly __typename?: 'Route';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly project: Project;
  readonly revision: Revision;
  readonly from: Endpoint;
  readonly steps: ReadonlyArray<Step>;
  readonly to: ReadonlyArray<Endpoint>;
  /** Makes the route synchronous: turns the final body into the HTTP answer. */
  readonly respond?: Maybe<ProcessorRef>;
  readonly options: RouteOptions;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** Canonical TypeScript DSL text and JSON document of this route; both round-trip without loss, comments included. */
  readonly source: Scalars['String']['output'];
  readonly document: Scalars['JSON']['output'];
};

export type ProcessorRef = {
  readonly __typename?: 'ProcessorRef';
  readonly module: Scalars['String']['output'];
  readonly export: Scalars['String']['output'];
};

export type ProcessorModule = {
  readonly __typename?: 'ProcessorModule';
  readonly path: Scalars['String']['output'];
  readonly source: Scalars['String']['output'];
  readonly digest: Scalars['String']['output'];
  readonly exports: ReadonlyArray<Scalars['String']['output']>;
  readonly language: Scalars['String']['output'];
};

export type Dependency = {
  readonly __typename?: 'Dependency';
  readonly name: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
};

export type Diagnostic = {
  readonly __typename?: 'Diagnostic';
  readonly severity: Severity;
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  readonly route?: Maybe<Scalars['String']['output']>;
  readonly step?: Maybe<Scalars['ID']['output']>;
  readonly range?: Maybe<SourceRange>;
  readonly fix?: Maybe<SuggestedFix>;
  readonly docsUrl: Scalars['String']['output'];
};

export type SuggestedFix = {
  readonly __typename?: 'SuggestedFix';
  readonly title: Scalars['String']['output'];
  readonly edits: ReadonlyArray<TextEdit>;
};

export type TextEdit = {
  readonly __typename?: 'TextEdit';
  readonly range: SourceRange;
  readonly newText: Scalars['String']['output'];
};

export type SourceRange = {
  readonly __typename?: 'SourceRange';
  readonly path: Scalars['String']['output'];
  readonly startLine: Scalars['Int']['output'];
  readonly startColumn: Scalars['Int']['output'];
  readonly endLine: Scalars['Int']['output'];
  readonly endColumn: Scalars['Int']['output'];
};

export type Severity =
  | 'ERROR'
  | 'WARNING'
  | 'INFO';

export type Endpoint = {
  readonly __typename?: 'Endpoint';
  readonly uri: Scalars['String']['output'];
  /** Null where the URI is of no kind: a diagnostic of the route says so. */
  readonly kind?: Maybe<EndpointKind>;
  /** What follows the kind: the name of a queue or bucket, a path, a host with its path, a schedule. */
  readonly name: Scalars['String']['output'];
  /** What the author set besides the URI: the method of http, the key of file. */
  readonly options: Scalars['JSON']['output'];
};

export type EndpointKind =
  | 'FILE'
  | 'QUEUE'
  | 'HTTP'
  | 'TRIGGER';

/** One step of a route. Its id is its position, from 0. */
export type Step = {
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
};

export type ProcessStep = Step & {
  readonly __typename?: 'ProcessStep';
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
};

export type FilterStep = Step & {
  readonly __typename?: 'FilterStep';
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
};

export type SplitStep = Step & {
  readonly __typename?: 'SplitStep';
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
  readonly stream: Scalars['Boolean']['output'];
  readonly onPartFailure: PartFailure;
};

export type BranchStep = Step & {
  readonly __typename?: 'BranchStep';
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
  readonly rules: ReadonlyArray<BranchRule>;
  readonly otherwise?: Maybe<Endpoint>;
  readonly mode: BranchMode;
};

export type TapStep = Step & {
  readonly __typename?: 'TapStep';
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
  readonly to: Endpoint;
};

export type ValidateStep = Step & {
  readonly __typename?: 'ValidateStep';
  readonly id: Scalars['ID']['output'];
  readonly kind: StepKind;
  readonly processor?: Maybe<ProcessorRef>;
  readonly schema: Scalars['JSON']['output'];
};

export type BranchRule = {
  readonly __typename?: 'BranchRule';
  readonly processor: ProcessorRef;
  readonly to: Endpoint;
};

export type BranchMode =
  | 'FIRST_MATCH'
  | 'ALL_MATCHES';

export type PartFailure =
  | 'FAIL_PART'
  | 'FAIL_ALL';

export type StepKind =
  | 'PROCESS'
  | 'FILTER'
  | 'SPLIT'
  | 'BRANCH'
  | 'TAP'
  | 'VALIDATE';

export type RetryPolicy = {
  readonly __typename?: 'RetryPolicy';
  readonly attempts: Scalars['Int']['output'];
  readonly backoffMs: Scalars['Int']['output'];
  readonly maxBackoffMs: Scalars['Int']['output'];
  readonly jitter: Scalars['Boolean']['output'];
};

/** How the route is run, with every default filled in. */
export type RouteOptions = {
  readonly __typename?: 'RouteOptions';
  readonly memoryMb: Scalars['Int']['output'];
  readonly timeoutMs: Scalars['Int']['output'];
  readonly batchSize: Scalars['Int']['output'];
  readonly batchWindowMs: Scalars['Int']['output'];
  readonly maxConcurrency?: Maybe<Scalars['Int']['output']>;
  readonly retry: RetryPolicy;
  readonly capturePayloads: Scalars['Boolean']['output'];
  readonly retentionDays: Scalars['Int']['output'];
};

export type RouteGraph = {
  readonly __typename?: 'RouteGraph';
  readonly nodes: ReadonlyArray<GraphNode>;
  readonly edges: ReadonlyArray<GraphEdge>;
  readonly cycles: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
};

export type GraphNode = {
  readonly __typename?: 'GraphNode';
  readonly id: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
};

export type GraphEdge = {
  readonly __typename?: 'GraphEdge';
  readonly from: Scalars['ID']['output'];
  readonly to: Scalars['ID']['output'];
  readonly label?: Maybe<Scalars['String']['output']>;
};

export type Environment = Node & {
  readonly __typename?: 'Environment';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly project: Project;
  readonly target: TargetConfig;
  readonly protected: Scalars['Boolean']['output'];
  readonly promotesFrom?: Maybe<Environment>;
  readonly variables: ReadonlyArray<Variable>;
  readonly secrets: ReadonlyArray<SecretInfo>;
  readonly missingConfig: ReadonlyArray<Scalars['String']['output']>;
};

export type TargetConfig = {
  readonly __typename?: 'TargetConfig';
  readonly kind: TargetKind;
  readonly region?: Maybe<Scalars['String']['output']>;
  readonly roleArn?: Maybe<Scalars['String']['output']>;
};

export type TargetKind =
  | 'LOCAL'
  | 'AWS';

export type Variable = {
  readonly __typename?: 'Variable';
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** Never a value: only whether it is set, by whom, and a digest to compare two environments. */
export type SecretInfo = {
  readonly __typename?: 'SecretInfo';
  readonly name: Scalars['String']['output'];
  readonly isSet: Scalars['Boolean']['output'];
  readonly digest?: Maybe<Scalars['String']['output']>;
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly updatedBy?: Maybe<Actor>;
  readonly usedBy: ReadonlyArray<Route>;
};

export type Actor = {
  readonly __typename?: 'Actor';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly kind: ActorKind;
};

export type Member = {
  readonly __typename?: 'Member';
  readonly actor: Actor;
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly role: Role;
  /** Null: all of the project. */
  readonly environments?: Maybe<ReadonlyArray<Environment>>;
};

export type Role =
  | 'VIEWER'
  | 'OPERATOR'
  | 'DEVELOPER'
  | 'ADMIN'
  | 'OWNER';

export type ApiToken = Node & {
  readonly __typename?: 'ApiToken';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** How the token begins; the rest was shown once. */
  readonly prefix: Scalars['String']['output'];
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** Null: every project its account is a member of. */
  readonly project?: Maybe<Project>;
  /** Null: every environment. */
  readonly environments?: Maybe<ReadonlyArray<Environment>>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdBy: Actor;
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type AuditEvent = {
  readonly __typename?: 'AuditEvent';
  readonly id: Scalars['ID']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly actor: Actor;
  readonly action: Scalars['String']['output'];
  readonly subjectId?: Maybe<Scalars['ID']['output']>;
  /** Null where it is gone, or has no node. */
  readonly subject?: Maybe<Node>;
  readonly before?: Maybe<Scalars['JSON']['output']>;
  readonly after?: Maybe<Scalars['JSON']['output']>;
  readonly ip?: Maybe<Scalars['String']['output']>;
  readonly requestId: Scalars['String']['output'];
  readonly idempotencyKey?: Maybe<Scalars['String']['output']>;
};

export type StepKindInfo = {
  readonly __typename?: 'StepKindInfo';
  readonly kind: StepKind;
  readonly title: Scalars['String']['output'];
  readonly summary: Scalars['String']['output'];
  readonly optionsSchema: Scalars['JSON']['output'];
  readonly example: Scalars['String']['output'];
  readonly availableOn: ReadonlyArray<TargetKind>;
};

export type EndpointKindInfo = {
  readonly __typename?: 'EndpointKindInfo';
  readonly kind: EndpointKind;
  readonly summary: Scalars['String']['output'];
  readonly asSource: Scalars['Boolean']['output'];
  readonly asTarget: Scalars['Boolean']['output'];
  readonly optionsSchema: Scalars['JSON']['output'];
  /** Types of the AWS resources it becomes, as a source and as a target. */
  readonly resources: Scalars['JSON']['output'];
  readonly example: Scalars['String']['output'];
};

export type ProjectConnection = {
  readonly __typename?: 'ProjectConnection';
  readonly edges: ReadonlyArray<ProjectEdge>;
  readonly nodes: ReadonlyArray<Project>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ProjectEdge = {
  readonly __typename?: 'ProjectEdge';
  readonly node: Project;
  readonly cursor: Scalars['String']['output'];
};

export type RouteConnection = {
  readonly __typename?: 'RouteConnection';
  readonly edges: ReadonlyArray<RouteEdge>;
  readonly nodes: ReadonlyArray<Route>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RouteEdge = {
  readonly __typename?: 'RouteEdge';
  readonly node: Route;
  readonly cursor: Scalars['String']['output'];
};

export type RevisionConnection = {
  readonly __typename?: 'RevisionConnection';
  readonly edges: ReadonlyArray<RevisionEdge>;
  readonly nodes: ReadonlyArray<Revision>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RevisionEdge = {
  readonly __typename?: 'RevisionEdge';
  readonly node: Revision;
  readonly cursor: Scalars['String']['output'];
};

export type AuditConnection = {
  readonly __typename?: 'AuditConnection';
  readonly edges: ReadonlyArray<AuditEdge>;
  readonly nodes: ReadonlyArray<AuditEvent>;
  readonly pageInfo: PageInfo;
};

export type AuditEdge = {
  readonly __typename?: 'AuditEdge';
  readonly node: AuditEvent;
  readonly cursor: Scalars['String']['output'];
};

export type StringFilter = {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

export type DateFilter = {
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ProjectFilter = {
  readonly slug?: InputMaybe<StringFilter>;
  readonly name?: InputMaybe<StringFilter>;
  readonly updatedAt?: InputMaybe<DateFilter>;
};

export type RouteFilter = {
  readonly name?: InputMaybe<StringFilter>;
  readonly endpointUri?: InputMaybe<StringFilter>;
  readonly hasDiagnostics?: InputMaybe<Severity>;
};

export type AuditFilter = {
  readonly actorId?: InputMaybe<Scalars['ID']['input']>;
  readonly action?: InputMaybe<StringFilter>;
  readonly at?: InputMaybe<DateFilter>;
  readonly subjectId?: InputMaybe<Scalars['ID']['input']>;
};

export type ProjectOrder = {
  readonly field: ProjectOrderField;
  readonly direction: OrderDirection;
};

export type ProjectOrderField =
  | 'NAME'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type AccountCreateInput = {
  readonly email: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
  readonly password: Scalars['String']['input'];
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type SessionCreateInput = {
  readonly email: Scalars['String']['input'];
  readonly password: Scalars['String']['input'];
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type ProjectCreateInput = {
  readonly slug: Scalars['String']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type ProjectUpdateInput = {
  readonly id: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type ProjectDeleteInput = {
  readonly id: Scalars['ID']['input'];
  readonly confirmSlug: Scalars['String']['input'];
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type EnvironmentCreateInput = {
  readonly projectId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly target: TargetKind;
  readonly region?: InputMaybe<Scalars['String']['input']>;
  readonly roleArn?: InputMaybe<Scalars['String']['input']>;
  readonly protected?: InputMaybe<Scalars['Boolean']['input']>;
  readonly promotesFrom?: InputMaybe<Scalars['ID']['input']>;
  readonly copyConfigFrom?: InputMaybe<Scalars['ID']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type ConfigSetInput = {
  readonly environmentId: Scalars['ID']['input'];
  readonly variables?: InputMaybe<Scalars['JSON']['input']>;
  readonly secrets?: InputMaybe<Scalars['JSON']['input']>;
  readonly unset?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type RouteSaveInput = {
  readonly projectId: Scalars['ID']['input'];
  readonly source?: InputMaybe<Scalars['String']['input']>;
  readonly document?: InputMaybe<Scalars['JSON']['input']>;
  readonly expectedRevision: Scalars['Int']['input'];
  readonly message?: InputMaybe<Scalars['String']['input']>;
  readonly revisionSource?: InputMaybe<RevisionSource>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type RouteDeleteInput = {
  readonly routeId: Scalars['ID']['input'];
  readonly expectedRevision: Scalars['Int']['input'];
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type GitRefInput = {
  readonly commit: Scalars['String']['input'];
  readonly branch?: InputMaybe<Scalars['String']['input']>;
  readonly dirty?: InputMaybe<Scalars['Boolean']['input']>;
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

export type FileInput = {
  readonly path: Scalars['String']['input'];
  readonly text: Scalars['String']['input'];
};

export type ProjectPushInput = {
  readonly projectId: Scalars['ID']['input'];
  readonly files: ReadonlyArray<FileInput>;
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  readonly message?: InputMaybe<Scalars['String']['input']>;
  readonly git?: InputMaybe<GitRefInput>;
  readonly source?: InputMaybe<RevisionSource>;
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type ApiTokenCreateInput = {
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  readonly name: Scalars['String']['input'];
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  readonly environmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type MemberSetInput = {
  readonly projectId: Scalars['ID']['input'];
  readonly email: Scalars['String']['input'];
  readonly role?: InputMaybe<Role>;
  readonly environmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type ProjectPayload = MutationPayload & {
  readonly __typename?: 'ProjectPayload';
  readonly project?: Maybe<Project>;
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly replayed: Scalars['Boolean']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type EnvironmentPayload = MutationPayload & {
  readonly __typename?: 'EnvironmentPayload';
  readonly environment?: Maybe<Environment>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly replayed: Scalars['Boolean']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type RouteSavePayload = MutationPayload & {
  readonly __typename?: 'RouteSavePayload';
  readonly revision?: Maybe<Revision>;
  readonly routes?: Maybe<ReadonlyArray<Route>>;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  readonly changes: ReadonlyArray<RevisionChange>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly replayed: Scalars['Boolean']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** token is readable once, here. */
export type ApiTokenPayload = MutationPayload & {
  readonly __typename?: 'ApiTokenPayload';
  readonly apiToken?: Maybe<ApiToken>;
  readonly token?: Maybe<Scalars['String']['output']>;
  readonly userErrors: ReadonlyArray<UserError>;
  readonly replayed: Scalars['Boolean']['output'];
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
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
  Route: Route;
  Environment: Environment;
  Actor: Actor;
  ApiToken: ApiToken;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Project:
    ( { __typename: 'Project' }
    & GraphQLRecursivePick<FederationTypes['Project'], {"id":true}> );
  Revision:
    ( { __typename: 'Revision' }
    & GraphQLRecursivePick<FederationTypes['Revision'], {"id":true}> );
  Route:
    ( { __typename: 'Route' }
    & GraphQLRecursivePick<FederationTypes['Route'], {"id":true}> );
  Environment:
    ( { __typename: 'Environment' }
    & GraphQLRecursivePick<FederationTypes['Environment'], {"id":true}> );
  Actor:
    ( { __typename: 'Actor' }
    & GraphQLRecursivePick<FederationTypes['Actor'], {"id":true}> );
  ApiToken:
    ( { __typename: 'ApiToken' }
    & GraphQLRecursivePick<FederationTypes['ApiToken'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ProjectRecord )
    | ( RevisionRecord )
    | ( RouteView )
    | ( EnvironmentRecord )
    | ( TokenRecord )
  ;
  MutationPayload:
    | ( SessionAnswer )
    | ( ProjectAnswer )
    | ( EnvironmentAnswer )
    | ( SaveAnswer )
    | ( TokenAnswer )
  ;
  Step:
    | ( StepView )
    | ( StepView )
    | ( StepView )
    | ( StepView )
    | ( StepView )
    | ( StepView )
  ;
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SessionPayload: ResolverTypeWrapper<SessionAnswer>;
  Viewer: ResolverTypeWrapper<Identity>;
  RateLimit: ResolverTypeWrapper<RateLimit>;
  ActorKind: ActorKind;
  Project: ResolverTypeWrapper<ProjectRecord>;
  Revision: ResolverTypeWrapper<RevisionRecord>;
  SourceFile: ResolverTypeWrapper<SourceFile>;
  RevisionSource: RevisionSource;
  GitRef: ResolverTypeWrapper<GitRef>;
  RevisionChange: ResolverTypeWrapper<RevisionChange>;
  ChangeKind: ChangeKind;
  Route: ResolverTypeWrapper<RouteView>;
  ProcessorRef: ResolverTypeWrapper<ProcessorRef>;
  ProcessorModule: ResolverTypeWrapper<ProcessorModule>;
  Dependency: ResolverTypeWrapper<Dependency>;
  Diagnostic: ResolverTypeWrapper<DiagnosticView>;
  SuggestedFix: ResolverTypeWrapper<SuggestedFix>;
  TextEdit: ResolverTypeWrapper<TextEdit>;
  SourceRange: ResolverTypeWrapper<SourceRange>;
  Severity: Severity;
  Endpoint: ResolverTypeWrapper<EndpointView>;
  EndpointKind: EndpointKind;
  Step: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Step']>;
  ProcessStep: ResolverTypeWrapper<StepView>;
  FilterStep: ResolverTypeWrapper<StepView>;
  SplitStep: ResolverTypeWrapper<StepView>;
  BranchStep: ResolverTypeWrapper<StepView>;
  TapStep: ResolverTypeWrapper<StepView>;
  ValidateStep: ResolverTypeWrapper<StepView>;
  BranchRule: ResolverTypeWrapper<RuleView>;
  BranchMode: BranchMode;
  PartFailure: PartFailure;
  StepKind: StepKind;
  RetryPolicy: ResolverTypeWrapper<RetryPolicy>;
  RouteOptions: ResolverTypeWrapper<RouteOptions>;
  RouteGraph: ResolverTypeWrapper<RouteGraph>;
  GraphNode: ResolverTypeWrapper<GraphNode>;
  GraphEdge: ResolverTypeWrapper<GraphEdge>;
  Environment: ResolverTypeWrapper<EnvironmentRecord>;
  TargetConfig: ResolverTypeWrapper<TargetConfig>;
  TargetKind: TargetKind;
  Variable: ResolverTypeWrapper<Variable>;
  SecretInfo: ResolverTypeWrapper<SecretView>;
  Actor: ResolverTypeWrapper<ActorView>;
  Member: ResolverTypeWrapper<MemberRecord>;
  Role: Role;
  ApiToken: ResolverTypeWrapper<TokenRecord>;
  AuditEvent: ResolverTypeWrapper<AuditRecord>;
  StepKindInfo: ResolverTypeWrapper<StepKindInfo>;
  EndpointKindInfo: ResolverTypeWrapper<EndpointKindInfo>;
  ProjectConnection: ResolverTypeWrapper<Omit<ProjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ProjectEdge']>, nodes: ReadonlyArray<ResolversTypes['Project']> }>;
  ProjectEdge: ResolverTypeWrapper<Omit<ProjectEdge, 'node'> & { node: ResolversTypes['Project'] }>;
  RouteConnection: ResolverTypeWrapper<Omit<RouteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RouteEdge']>, nodes: ReadonlyArray<ResolversTypes['Route']> }>;
  RouteEdge: ResolverTypeWrapper<Omit<RouteEdge, 'node'> & { node: ResolversTypes['Route'] }>;
  RevisionConnection: ResolverTypeWrapper<Omit<RevisionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RevisionEdge']>, nodes: ReadonlyArray<ResolversTypes['Revision']> }>;
  RevisionEdge: ResolverTypeWrapper<Omit<RevisionEdge, 'node'> & { node: ResolversTypes['Revision'] }>;
  AuditConnection: ResolverTypeWrapper<Omit<AuditConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AuditEdge']>, nodes: ReadonlyArray<ResolversTypes['AuditEvent']> }>;
  AuditEdge: ResolverTypeWrapper<Omit<AuditEdge, 'node'> & { node: ResolversTypes['AuditEvent'] }>;
  StringFilter: StringFilter;
  DateFilter: DateFilter;
  ProjectFilter: ProjectFilter;
  RouteFilter: RouteFilter;
  AuditFilter: AuditFilter;
  ProjectOrder: ProjectOrder;
  ProjectOrderField: ProjectOrderField;
  OrderDirection: OrderDirection;
  AccountCreateInput: AccountCreateInput;
  SessionCreateInput: SessionCreateInput;
  ProjectCreateInput: ProjectCreateInput;
  ProjectUpdateInput: ProjectUpdateInput;
  ProjectDeleteInput: ProjectDeleteInput;
  EnvironmentCreateInput: EnvironmentCreateInput;
  ConfigSetInput: ConfigSetInput;
  RouteSaveInput: RouteSaveInput;
  RouteDeleteInput: RouteDeleteInput;
  GitRefInput: GitRefInput;
  FileInput: FileInput;
  ProjectPushInput: ProjectPushInput;
  ApiTokenCreateInput: ApiTokenCreateInput;
  MemberSetInput: MemberSetInput;
  ProjectPayload: ResolverTypeWrapper<ProjectAnswer>;
  EnvironmentPayload: ResolverTypeWrapper<EnvironmentAnswer>;
  RouteSavePayload: ResolverTypeWrapper<SaveAnswer>;
  ApiTokenPayload: ResolverTypeWrapper<TokenAnswer>;
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
  Mutation: Record<PropertyKey, never>;
  SessionPayload: SessionAnswer;
  Viewer: Identity;
  RateLimit: RateLimit;
  Project: ProjectRecord;
  Revision: RevisionRecord;
  SourceFile: SourceFile;
  GitRef: GitRef;
  RevisionChange: RevisionChange;
  Route: RouteView;
  ProcessorRef: ProcessorRef;
  ProcessorModule: ProcessorModule;
  Dependency: Dependency;
  Diagnostic: DiagnosticView;
  SuggestedFix: SuggestedFix;
  TextEdit: TextEdit;
  SourceRange: SourceRange;
  Endpoint: EndpointView;
  Step: ResolversInterfaceTypes<ResolversParentTypes>['Step'];
  ProcessStep: StepView;
  FilterStep: StepView;
  SplitStep: StepView;
  BranchStep: StepView;
  TapStep: StepView;
  ValidateStep: StepView;
  BranchRule: RuleView;
  RetryPolicy: RetryPolicy;
  RouteOptions: RouteOptions;
  RouteGraph: RouteGraph;
  GraphNode: GraphNode;
  GraphEdge: GraphEdge;
  Environment: EnvironmentRecord;
  TargetConfig: TargetConfig;
  Variable: Variable;
  SecretInfo: SecretView;
  Actor: ActorView;
  Member: MemberRecord;
  ApiToken: TokenRecord;
  AuditEvent: AuditRecord;
  StepKindInfo: StepKindInfo;
  EndpointKindInfo: EndpointKindInfo;
  ProjectConnection: Omit<ProjectConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ProjectEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Project']> };
  ProjectEdge: Omit<ProjectEdge, 'node'> & { node: ResolversParentTypes['Project'] };
  RouteConnection: Omit<RouteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RouteEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Route']> };
  RouteEdge: Omit<RouteEdge, 'node'> & { node: ResolversParentTypes['Route'] };
  RevisionConnection: Omit<RevisionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RevisionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Revision']> };
  RevisionEdge: Omit<RevisionEdge, 'node'> & { node: ResolversParentTypes['Revision'] };
  AuditConnection: Omit<AuditConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AuditEvent']> };
  AuditEdge: Omit<AuditEdge, 'node'> & { node: ResolversParentTypes['AuditEvent'] };
  StringFilter: StringFilter;
  DateFilter: DateFilter;
  ProjectFilter: ProjectFilter;
  RouteFilter: RouteFilter;
  AuditFilter: AuditFilter;
  ProjectOrder: ProjectOrder;
  AccountCreateInput: AccountCreateInput;
  SessionCreateInput: SessionCreateInput;
  ProjectCreateInput: ProjectCreateInput;
  ProjectUpdateInput: ProjectUpdateInput;
  ProjectDeleteInput: ProjectDeleteInput;
  EnvironmentCreateInput: EnvironmentCreateInput;
  ConfigSetInput: ConfigSetInput;
  RouteSaveInput: RouteSaveInput;
  RouteDeleteInput: RouteDeleteInput;
  GitRefInput: GitRefInput;
  FileInput: FileInput;
  ProjectPushInput: ProjectPushInput;
  ApiTokenCreateInput: ApiTokenCreateInput;
  MemberSetInput: MemberSetInput;
  ProjectPayload: ProjectAnswer;
  EnvironmentPayload: EnvironmentAnswer;
  RouteSavePayload: SaveAnswer;
  ApiTokenPayload: TokenAnswer;
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
  __resolveType: TypeResolveFn<'Project' | 'Revision' | 'Route' | 'Environment' | 'ApiToken', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'SessionPayload' | 'ProjectPayload' | 'EnvironmentPayload' | 'RouteSavePayload' | 'ApiTokenPayload', ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, Partial<QueryProjectArgs>>;
  projects?: Resolver<ResolversTypes['ProjectConnection'], ParentType, ContextType, RequireFields<QueryProjectsArgs, 'first'>>;
  stepCatalog?: Resolver<ReadonlyArray<ResolversTypes['StepKindInfo']>, ParentType, ContextType>;
  endpointCatalog?: Resolver<ReadonlyArray<ResolversTypes['EndpointKindInfo']>, ParentType, ContextType>;
  authenticate?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryAuthenticateArgs, 'credential'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  accountCreate?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationAccountCreateArgs, 'input'>>;
  sessionCreate?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationSessionCreateArgs, 'input'>>;
  sessionDelete?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType>;
  projectCreate?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationProjectCreateArgs, 'input'>>;
  projectUpdate?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationProjectUpdateArgs, 'input'>>;
  projectDelete?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationProjectDeleteArgs, 'input'>>;
  environmentCreate?: Resolver<ResolversTypes['EnvironmentPayload'], ParentType, ContextType, RequireFields<MutationEnvironmentCreateArgs, 'input'>>;
  environmentConfigSet?: Resolver<ResolversTypes['EnvironmentPayload'], ParentType, ContextType, RequireFields<MutationEnvironmentConfigSetArgs, 'input'>>;
  routeSave?: Resolver<ResolversTypes['RouteSavePayload'], ParentType, ContextType, RequireFields<MutationRouteSaveArgs, 'input'>>;
  routeDelete?: Resolver<ResolversTypes['RouteSavePayload'], ParentType, ContextType, RequireFields<MutationRouteDeleteArgs, 'input'>>;
  projectPush?: Resolver<ResolversTypes['RouteSavePayload'], ParentType, ContextType, RequireFields<MutationProjectPushArgs, 'input'>>;
  apiTokenCreate?: Resolver<ResolversTypes['ApiTokenPayload'], ParentType, ContextType, RequireFields<MutationApiTokenCreateArgs, 'input'>>;
  apiTokenRevoke?: Resolver<ResolversTypes['ApiTokenPayload'], ParentType, ContextType, RequireFields<MutationApiTokenRevokeArgs, 'id'>>;
  memberSet?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationMemberSetArgs, 'input'>>;
  auditRecord?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationAuditRecordArgs, 'event'>>;
};

export type SessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionPayload'] = ResolversParentTypes['SessionPayload']> = {
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['ProjectConnection'], ParentType, ContextType, RequireFields<ViewerProjectsArgs, 'first'>>;
  tokens?: Resolver<ReadonlyArray<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  rateLimit?: Resolver<ResolversTypes['RateLimit'], ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project'], FederationReferenceType extends FederationReferenceTypes['Project'] = FederationReferenceTypes['Project']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Project']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerRole?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  headRevision?: Resolver<Maybe<ResolversTypes['Revision']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['Revision']>, ParentType, ContextType, RequireFields<ProjectRevisionArgs, 'number'>>;
  revisions?: Resolver<ResolversTypes['RevisionConnection'], ParentType, ContextType, RequireFields<ProjectRevisionsArgs, 'first'>>;
  routes?: Resolver<ResolversTypes['RouteConnection'], ParentType, ContextType, RequireFields<ProjectRoutesArgs, 'first'>>;
  route?: Resolver<Maybe<ResolversTypes['Route']>, ParentType, ContextType, RequireFields<ProjectRouteArgs, 'name'>>;
  environments?: Resolver<ReadonlyArray<ResolversTypes['Environment']>, ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType, RequireFields<ProjectEnvironmentArgs, 'name'>>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Member']>, ParentType, ContextType>;
  tokens?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ApiToken']>>, ParentType, ContextType>;
  auditLog?: Resolver<Maybe<ResolversTypes['AuditConnection']>, ParentType, ContextType, RequireFields<ProjectAuditLogArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision'], FederationReferenceType extends FederationReferenceTypes['Revision'] = FederationReferenceTypes['Revision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Revision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RevisionSource'], ParentType, ContextType>;
  git?: Resolver<Maybe<ResolversTypes['GitRef']>, ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['SourceFile']>, ParentType, ContextType>;
  routes?: Resolver<ReadonlyArray<ResolversTypes['Route']>, ParentType, ContextType>;
  processors?: Resolver<ReadonlyArray<ResolversTypes['ProcessorModule']>, ParentType, ContextType>;
  dependencies?: Resolver<ReadonlyArray<ResolversTypes['Dependency']>, ParentType, ContextType>;
  diagnostics?: Resolver<ReadonlyArray<ResolversTypes['Diagnostic']>, ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['RouteGraph'], ParentType, ContextType>;
  diff?: Resolver<ReadonlyArray<ResolversTypes['RevisionChange']>, ParentType, ContextType, Partial<RevisionDiffArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceFile'] = ResolversParentTypes['SourceFile']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GitRefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GitRef'] = ResolversParentTypes['GitRef']> = {
  commit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  branch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dirty?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RevisionChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionChange'] = ResolversParentTypes['RevisionChange']> = {
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Route'] = ResolversParentTypes['Route'], FederationReferenceType extends FederationReferenceTypes['Route'] = FederationReferenceTypes['Route']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Route']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Revision'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Endpoint'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['Step']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['Endpoint']>, ParentType, ContextType>;
  respond?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  options?: Resolver<ResolversTypes['RouteOptions'], ParentType, ContextType>;
  diagnostics?: Resolver<ReadonlyArray<ResolversTypes['Diagnostic']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProcessorRefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProcessorRef'] = ResolversParentTypes['ProcessorRef']> = {
  module?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  export?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProcessorModuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProcessorModule'] = ResolversParentTypes['ProcessorModule']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exports?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DependencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dependency'] = ResolversParentTypes['Dependency']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DiagnosticResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Diagnostic'] = ResolversParentTypes['Diagnostic']> = {
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['SourceRange']>, ParentType, ContextType>;
  fix?: Resolver<Maybe<ResolversTypes['SuggestedFix']>, ParentType, ContextType>;
  docsUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestedFixResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestedFix'] = ResolversParentTypes['SuggestedFix']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edits?: Resolver<ReadonlyArray<ResolversTypes['TextEdit']>, ParentType, ContextType>;
};

export type TextEditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextEdit'] = ResolversParentTypes['TextEdit']> = {
  range?: Resolver<ResolversTypes['SourceRange'], ParentType, ContextType>;
  newText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRange'] = ResolversParentTypes['SourceRange']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startLine?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startColumn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endLine?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endColumn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Endpoint'] = ResolversParentTypes['Endpoint']> = {
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['EndpointKind']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type StepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Step'] = ResolversParentTypes['Step']> = {
  __resolveType: TypeResolveFn<'ProcessStep' | 'FilterStep' | 'SplitStep' | 'BranchStep' | 'TapStep' | 'ValidateStep', ParentType, ContextType>;
};

export type ProcessStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProcessStep'] = ResolversParentTypes['ProcessStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FilterStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FilterStep'] = ResolversParentTypes['FilterStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SplitStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SplitStep'] = ResolversParentTypes['SplitStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  stream?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onPartFailure?: Resolver<ResolversTypes['PartFailure'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BranchStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BranchStep'] = ResolversParentTypes['BranchStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['BranchRule']>, ParentType, ContextType>;
  otherwise?: Resolver<Maybe<ResolversTypes['Endpoint']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['BranchMode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TapStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TapStep'] = ResolversParentTypes['TapStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Endpoint'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ValidateStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidateStep'] = ResolversParentTypes['ValidateStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  schema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BranchRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BranchRule'] = ResolversParentTypes['BranchRule']> = {
  processor?: Resolver<ResolversTypes['ProcessorRef'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Endpoint'], ParentType, ContextType>;
};

export type RetryPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryPolicy'] = ResolversParentTypes['RetryPolicy']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  backoffMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxBackoffMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  jitter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RouteOptionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteOptions'] = ResolversParentTypes['RouteOptions']> = {
  memoryMb?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeoutMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  batchSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  batchWindowMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxConcurrency?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryPolicy'], ParentType, ContextType>;
  capturePayloads?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  retentionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RouteGraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteGraph'] = ResolversParentTypes['RouteGraph']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['GraphNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['GraphEdge']>, ParentType, ContextType>;
  cycles?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type GraphNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphNode'] = ResolversParentTypes['GraphNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GraphEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphEdge'] = ResolversParentTypes['GraphEdge']> = {
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EnvironmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Environment'] = ResolversParentTypes['Environment'], FederationReferenceType extends FederationReferenceTypes['Environment'] = FederationReferenceTypes['Environment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Environment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['TargetConfig'], ParentType, ContextType>;
  protected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  promotesFrom?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  variables?: Resolver<ReadonlyArray<ResolversTypes['Variable']>, ParentType, ContextType>;
  secrets?: Resolver<ReadonlyArray<ResolversTypes['SecretInfo']>, ParentType, ContextType>;
  missingConfig?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TargetConfigResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetConfig'] = ResolversParentTypes['TargetConfig']> = {
  kind?: Resolver<ResolversTypes['TargetKind'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roleArn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VariableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Variable'] = ResolversParentTypes['Variable']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SecretInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretInfo'] = ResolversParentTypes['SecretInfo']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isSet?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  digest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['Actor']>, ParentType, ContextType>;
  usedBy?: Resolver<ReadonlyArray<ResolversTypes['Route']>, ParentType, ContextType>;
};

export type ActorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor'], FederationReferenceType extends FederationReferenceTypes['Actor'] = FederationReferenceTypes['Actor']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Actor']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActorKind'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  environments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Environment']>>, ParentType, ContextType>;
};

export type ApiTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiToken'] = ResolversParentTypes['ApiToken'], FederationReferenceType extends FederationReferenceTypes['ApiToken'] = FederationReferenceTypes['ApiToken']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ApiToken']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  environments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Environment']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEvent'] = ResolversParentTypes['AuditEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StepKindInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepKindInfo'] = ResolversParentTypes['StepKindInfo']> = {
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optionsSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  example?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  availableOn?: Resolver<ReadonlyArray<ResolversTypes['TargetKind']>, ParentType, ContextType>;
};

export type EndpointKindInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndpointKindInfo'] = ResolversParentTypes['EndpointKindInfo']> = {
  kind?: Resolver<ResolversTypes['EndpointKind'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asSource?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  asTarget?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  optionsSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  resources?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  example?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProjectConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectConnection'] = ResolversParentTypes['ProjectConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectEdge'] = ResolversParentTypes['ProjectEdge']> = {
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RouteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteConnection'] = ResolversParentTypes['RouteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RouteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Route']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RouteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteEdge'] = ResolversParentTypes['RouteEdge']> = {
  node?: Resolver<ResolversTypes['Route'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RevisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionConnection'] = ResolversParentTypes['RevisionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RevisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Revision']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RevisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevisionEdge'] = ResolversParentTypes['RevisionEdge']> = {
  node?: Resolver<ResolversTypes['Revision'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditConnection'] = ResolversParentTypes['AuditConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEdge'] = ResolversParentTypes['AuditEdge']> = {
  node?: Resolver<ResolversTypes['AuditEvent'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProjectPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectPayload'] = ResolversParentTypes['ProjectPayload']> = {
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnvironmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnvironmentPayload'] = ResolversParentTypes['EnvironmentPayload']> = {
  environment?: Resolver<Maybe<ResolversTypes['Environment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RouteSavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteSavePayload'] = ResolversParentTypes['RouteSavePayload']> = {
  revision?: Resolver<Maybe<ResolversTypes['Revision']>, ParentType, ContextType>;
  routes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Route']>>, ParentType, ContextType>;
  diagnostics?: Resolver<ReadonlyArray<ResolversTypes['Diagnostic']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['RevisionChange']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiTokenPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiTokenPayload'] = ResolversParentTypes['ApiTokenPayload']> = {
  apiToken?: Resolver<Maybe<ResolversTypes['ApiToken']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  clientMutationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  SessionPayload?: SessionPayloadResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  SourceFile?: SourceFileResolvers<ContextType>;
  GitRef?: GitRefResolvers<ContextType>;
  RevisionChange?: RevisionChangeResolvers<ContextType>;
  Route?: RouteResolvers<ContextType>;
  ProcessorRef?: ProcessorRefResolvers<ContextType>;
  ProcessorModule?: ProcessorModuleResolvers<ContextType>;
  Dependency?: DependencyResolvers<ContextType>;
  Diagnostic?: DiagnosticResolvers<ContextType>;
  SuggestedFix?: SuggestedFixResolvers<ContextType>;
  TextEdit?: TextEditResolvers<ContextType>;
  SourceRange?: SourceRangeResolvers<ContextType>;
  Endpoint?: EndpointResolvers<ContextType>;
  Step?: StepResolvers<ContextType>;
  ProcessStep?: ProcessStepResolvers<ContextType>;
  FilterStep?: FilterStepResolvers<ContextType>;
  SplitStep?: SplitStepResolvers<ContextType>;
  BranchStep?: BranchStepResolvers<ContextType>;
  TapStep?: TapStepResolvers<ContextType>;
  ValidateStep?: ValidateStepResolvers<ContextType>;
  BranchRule?: BranchRuleResolvers<ContextType>;
  RetryPolicy?: RetryPolicyResolvers<ContextType>;
  RouteOptions?: RouteOptionsResolvers<ContextType>;
  RouteGraph?: RouteGraphResolvers<ContextType>;
  GraphNode?: GraphNodeResolvers<ContextType>;
  GraphEdge?: GraphEdgeResolvers<ContextType>;
  Environment?: EnvironmentResolvers<ContextType>;
  TargetConfig?: TargetConfigResolvers<ContextType>;
  Variable?: VariableResolvers<ContextType>;
  SecretInfo?: SecretInfoResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  ApiToken?: ApiTokenResolvers<ContextType>;
  AuditEvent?: AuditEventResolvers<ContextType>;
  StepKindInfo?: StepKindInfoResolvers<ContextType>;
  EndpointKindInfo?: EndpointKindInfoResolvers<ContextType>;
  ProjectConnection?: ProjectConnectionResolvers<ContextType>;
  ProjectEdge?: ProjectEdgeResolvers<ContextType>;
  RouteConnection?: RouteConnectionResolvers<ContextType>;
  RouteEdge?: RouteEdgeResolvers<ContextType>;
  RevisionConnection?: RevisionConnectionResolvers<ContextType>;
  RevisionEdge?: RevisionEdgeResolvers<ContextType>;
  AuditConnection?: AuditConnectionResolvers<ContextType>;
  AuditEdge?: AuditEdgeResolvers<ContextType>;
  ProjectPayload?: ProjectPayloadResolvers<ContextType>;
  EnvironmentPayload?: EnvironmentPayloadResolvers<ContextType>;
  RouteSavePayload?: RouteSavePayloadResolvers<ContextType>;
  ApiTokenPayload?: ApiTokenPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
};
