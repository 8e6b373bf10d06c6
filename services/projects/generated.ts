// Made by `npm run schema` from schema/projects.graphql. Not to be edited.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Actor as ActorView, Identity } from '../shared/caller.ts';
import type { TokenRecord, TokenAnswer, MemberRecord, SessionAnswer } from './accounts/model.ts';
import type { AuditRecord } from './audit/model.ts';
import type { RuleView, StepView, EndpointView, RouteView, SaveAnswer } from './revisions/views.ts';
import type { EvaluatedRoute as CheckedRouteView, Diagnostic as DiagnosticView } from '../../compiler/index.ts';
import type { CheckedRuleView, CheckedStepView, DraftCheck, DraftEdit } from './drafts/views.ts';
import type { EnvironmentRecord, EnvironmentAnswer, SecretView } from './environments/model.ts';
import type { ProjectRecord, ProjectAnswer } from './project/model.ts';
import type { ProjectList } from './project/list-projects.ts';
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
  /** Any object by its global id. Ids are prefixed by kind (prj_ env_ rte_ rev_ tok_ dep_ pln_ exe_ dlq_ rdr_). Null for what the caller may not see. */
  readonly node?: Maybe<Node>;
  /** The caller: an account or an API token. Null when the request carries no credentials. */
  readonly viewer?: Maybe<Viewer>;
  /** One project, by id or by slug: exactly one of them. Null for what the caller may not see. */
  readonly project?: Maybe<Project>;
  /** The projects that the caller sees; by name where nothing else is asked for. */
  readonly projects: ProjectConnection;
  /** Every kind of step, with its options and an example. */
  readonly stepCatalog: ReadonlyArray<StepKindInfo>;
  /** Every kind of endpoint, with its options, what it becomes on AWS, and an example. */
  readonly endpointCatalog: ReadonlyArray<EndpointKindInfo>;
  /**
   * What the compiler says of files, saved or not: the same as a push of them would, and where everything stands in the text. Nothing is
   * kept. Of one caller's checks one is made at a time, the newest first. Null for a project that the caller may not know of.
   */
  readonly projectCheck?: Maybe<ProjectCheck>;
  /**
   * How one route is changed, added or removed in files, saved or not, with comments and layout of everything else kept. Nothing is kept of
   * the files: whoever asks makes the edits. Null for a project that the caller may not know of.
   */
  readonly routeEdit?: Maybe<RouteEdit>;
  /** Whom a session or API token stands for. Asked by the gateway with every request. */
  readonly authenticate?: Maybe<Scalars['JSON']['output']>;
  /** What a deployment asks before it begins: a `Deployable` of `services/shared/deployable.ts`; null where there is no such environment. */
  readonly deployable?: Maybe<Scalars['JSON']['output']>;
  /** Where an environment is on AWS: an `EnvironmentOnAws` of `services/shared/deployable.ts`; null where it is not there. */
  readonly awsPlace?: Maybe<Scalars['JSON']['output']>;
  /** Where all environments on AWS are: an `EnvironmentOnAws` each. */
  readonly awsPlaces: ReadonlyArray<Scalars['JSON']['output']>;
  /** The files of a revision, texts by path; null where there is no such revision. */
  readonly deployableFiles?: Maybe<Scalars['JSON']['output']>;
  /** Variables and secrets, in plain: a `DeployableConfig` of `services/shared/deployable.ts`; null where there is no such environment. */
  readonly deployableConfig?: Maybe<Scalars['JSON']['output']>;
  /** Events of this service, for whoever follows them. */
  readonly projectsFeed: FeedPage;
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProjectArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryProjectsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProjectFilter>;
  orderBy?: InputMaybe<ProjectOrder>;
};


/** What can be read. */
export type QueryProjectCheckArgs = {
  input: ProjectCheckInput;
};


/** What can be read. */
export type QueryRouteEditArgs = {
  input: RouteEditInput;
};


/** What can be read. */
export type QueryAuthenticateArgs = {
  credential: Scalars['String']['input'];
};


/** What can be read. */
export type QueryDeployableArgs = {
  environmentId: Scalars['ID']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryAwsPlaceArgs = {
  environmentId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDeployableFilesArgs = {
  revisionId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDeployableConfigArgs = {
  environmentId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProjectsFeedArgs = {
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
  /** Registers an account (self-registration can be switched off). The first account of an installation owns it. */
  readonly accountCreate: SessionPayload;
  /** Signs in; the session token is readable once, here. Repeated failures are throttled. */
  readonly sessionCreate: SessionPayload;
  /** Begins a session of a browser for who has an API token, or the code of a sign-in link. Asked by the gateway, which keeps the session's token in a cookie. */
  readonly sessionExchange: SessionPayload;
  /** Signs the current session out. */
  readonly sessionDelete: SessionPayload;
  /** Makes a project, of which the caller becomes an owner. */
  readonly projectCreate: ProjectPayload;
  /** Changes what is given, and leaves the rest. */
  readonly projectUpdate: ProjectPayload;
  /** Removes a project with everything in it, for good. Where something of it is deployed, it is refused: `environmentDestroy` first. */
  readonly projectDelete: ProjectPayload;
  /** Adds an environment to a project. */
  readonly environmentCreate: EnvironmentPayload;
  /** Sets and unsets variables and secrets of one environment, all of them or none. Secrets cannot be read again. */
  readonly environmentConfigSet: EnvironmentPayload;
  /** Sets the roles in which an environment on AWS is deployed to. A role that is left out stays as it is; null removes it. */
  readonly environmentAwsSet: EnvironmentPayload;
  /** Creates or updates one route from DSL text or from a JSON document, as a new revision. */
  readonly routeSave: RouteSavePayload;
  /** Removes one route, as a new revision. */
  readonly routeDelete: RouteSavePayload;
  /** Saves all files of a project as one revision: what is not among them is removed. */
  readonly projectPush: RouteSavePayload;
  /** Makes an API token for the caller's own account, with no more rights than the caller has. */
  readonly apiTokenCreate: ApiTokenPayload;
  /** Ends a token at once. */
  readonly apiTokenRevoke: ApiTokenPayload;
  /** Makes an account a member of a project, changes its role, or removes it. */
  readonly memberSet: ProjectPayload;
  /** Keeps what another service did in the audit log. */
  readonly auditRecord: Scalars['Boolean']['output'];
};


/** What can be changed. */
export type MutationAccountCreateArgs = {
  input: AccountCreateInput;
};


/** What can be changed. */
export type MutationSessionCreateArgs = {
  input: SessionCreateInput;
};


/** What can be changed. */
export type MutationSessionExchangeArgs = {
  credential: Scalars['String']['input'];
};


/** What can be changed. */
export type MutationProjectCreateArgs = {
  input: ProjectCreateInput;
};


/** What can be changed. */
export type MutationProjectUpdateArgs = {
  input: ProjectUpdateInput;
};


/** What can be changed. */
export type MutationProjectDeleteArgs = {
  input: ProjectDeleteInput;
};


/** What can be changed. */
export type MutationEnvironmentCreateArgs = {
  input: EnvironmentCreateInput;
};


/** What can be changed. */
export type MutationEnvironmentConfigSetArgs = {
  input: ConfigSetInput;
};


/** What can be changed. */
export type MutationEnvironmentAwsSetArgs = {
  input: EnvironmentAwsSetInput;
};


/** What can be changed. */
export type MutationRouteSaveArgs = {
  input: RouteSaveInput;
};


/** What can be changed. */
export type MutationRouteDeleteArgs = {
  input: RouteDeleteInput;
};


/** What can be changed. */
export type MutationProjectPushArgs = {
  input: ProjectPushInput;
};


/** What can be changed. */
export type MutationApiTokenCreateArgs = {
  input: ApiTokenCreateInput;
};


/** What can be changed. */
export type MutationApiTokenRevokeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. */
export type MutationMemberSetArgs = {
  input: MemberSetInput;
};


/** What can be changed. */
export type MutationAuditRecordArgs = {
  event: Scalars['JSON']['input'];
};

/** What signing in and out answer. Send the token as `Authorization: Bearer …`. */
export type SessionPayload = MutationPayload & {
  readonly __typename?: 'SessionPayload';
  /** Who is signed in now. */
  readonly viewer?: Maybe<Viewer>;
  /** Readable once. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** When the session ends by itself. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Everything the caller can fix, all at once. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What came in, unchanged. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** Who is asking. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** Of the account or the token. */
  readonly id: Scalars['ID']['output'];
  /** Of the account; null for a token. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** For people. */
  readonly name: Scalars['String']['output'];
  /** An account or a token. */
  readonly kind: ActorKind;
  /** The projects that the caller sees, by name. */
  readonly projects: ProjectConnection;
  /** The account's own API tokens, the newest first. */
  readonly tokens: ReadonlyArray<ApiToken>;
  /** What the caller may do that has to do with no project: `projects:create`, `account:write`. */
  readonly permissions: ReadonlyArray<Scalars['String']['output']>;
  /** What the caller's requests may cost at present. */
  readonly rateLimit: RateLimit;
};


/** Who is asking. */
export type ViewerProjectsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A budget per minute, in points of cost. */
export type RateLimit = {
  readonly __typename?: 'RateLimit';
  /** Of this request. */
  readonly cost: Scalars['Int']['output'];
  /** All points of a window. */
  readonly limit: Scalars['Int']['output'];
  /** What is left of them. */
  readonly remaining: Scalars['Int']['output'];
  /** When they are all there again. */
  readonly resetAt: Scalars['DateTime']['output'];
};

/** What acts. */
export type ActorKind =
  /** A person's account. */
  | 'USER'
  /** An API token. */
  | 'TOKEN'
  /** routo itself. */
  | 'SYSTEM';

/** A set of routes with their processors; the unit of access control. */
export type Project = Node & {
  readonly __typename?: 'Project';
  /** `prj_…` */
  readonly id: Scalars['ID']['output'];
  /** Unique in the installation, and part of physical names: it never changes. */
  readonly slug: Scalars['String']['output'];
  /** For people. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it, or its newest revision, last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The caller's role here. */
  readonly viewerRole: Role;
  /** What the caller may do here, by its role and the scopes of its token: `routes:write`. `docs/security.md` says what each is for. */
  readonly viewerPermissions: ReadonlyArray<Scalars['String']['output']>;
  /** The newest revision: its number is what `expectedRevision` is compared with. Null while there is none. */
  readonly headRevision?: Maybe<Revision>;
  /** One revision by its number. */
  readonly revision?: Maybe<Revision>;
  /** The newest first. */
  readonly revisions: RevisionConnection;
  /** The routes of the newest revision, by name. */
  readonly routes: RouteConnection;
  /** One route of the newest revision. */
  readonly route?: Maybe<Route>;
  /** Those that the caller sees, by name. */
  readonly environments: ReadonlyArray<Environment>;
  /** One environment by its name. */
  readonly environment?: Maybe<Environment>;
  /** Who may do what here. */
  readonly members: ReadonlyArray<Member>;
  /** Null, with an error, for who may not manage tokens. */
  readonly tokens?: Maybe<ReadonlyArray<ApiToken>>;
  /** What was done, the newest first. Null, with an error, for who may not read it. */
  readonly auditLog?: Maybe<AuditConnection>;
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectRevisionArgs = {
  number: Scalars['Int']['input'];
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectRevisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectRoutesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RouteFilter>;
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectRouteArgs = {
  name: Scalars['String']['input'];
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectEnvironmentArgs = {
  name: Scalars['String']['input'];
};


/** A set of routes with their processors; the unit of access control. */
export type ProjectAuditLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
};

/** An immutable snapshot of a project: its files, and what the compiler found in them. */
export type Revision = Node & {
  readonly __typename?: 'Revision';
  /** `rev_…` */
  readonly id: Scalars['ID']['output'];
  /** From 1, without gaps. */
  readonly number: Scalars['Int']['output'];
  /** SHA-256 of paths and contents. */
  readonly digest: Scalars['String']['output'];
  /** Why, in the author's words. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** When it was saved. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who saved it. */
  readonly author: Actor;
  /** What it was saved with. */
  readonly source: RevisionSource;
  /** The commit it was pushed from. */
  readonly git?: Maybe<GitRef>;
  /** Every file of the snapshot, as it was saved. */
  readonly files: ReadonlyArray<SourceFile>;
  /** In the order of the project. */
  readonly routes: ReadonlyArray<Route>;
  /** The modules that routes take functions from. */
  readonly processors: ReadonlyArray<ProcessorModule>;
  /** The npm packages that `package.json` names. */
  readonly dependencies: ReadonlyArray<Dependency>;
  /** What is wrong, or could be better. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** How routes and endpoints hang together. */
  readonly graph: RouteGraph;
  /** What changed since another revision; since the one before where none is named. */
  readonly diff: ReadonlyArray<RevisionChange>;
};


/** An immutable snapshot of a project: its files, and what the compiler found in them. */
export type RevisionDiffArgs = {
  against?: InputMaybe<Scalars['Int']['input']>;
};

/** A file of a snapshot. */
export type SourceFile = {
  readonly __typename?: 'SourceFile';
  /** Relative to the project. */
  readonly path: Scalars['String']['output'];
  /** Its whole content. */
  readonly text: Scalars['String']['output'];
  /** SHA-256 of the text. */
  readonly digest: Scalars['String']['output'];
  /** Of the text in UTF-8. */
  readonly bytes: Scalars['Int']['output'];
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

/** A commit. */
export type GitRef = {
  readonly __typename?: 'GitRef';
  /** Its hash. */
  readonly commit: Scalars['String']['output'];
  /** Where it stood. */
  readonly branch?: Maybe<Scalars['String']['output']>;
  /** Whether there were changes that are not in the commit. */
  readonly dirty: Scalars['Boolean']['output'];
  /** Where people can look at it. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** What happened to one file. */
export type RevisionChange = {
  readonly __typename?: 'RevisionChange';
  /** Whether it came, went, or became another. */
  readonly kind: ChangeKind;
  /** Of the file. */
  readonly path: Scalars['String']['output'];
  /** Its text before; null where there was none. */
  readonly before?: Maybe<Scalars['String']['output']>;
  /** Its text now; null where there is none. */
  readonly after?: Maybe<Scalars['String']['output']>;
};

/** How a file changed. */
export type ChangeKind =
  /** It is new. */
  | 'ADDED'
  /** It is gone. */
  | 'REMOVED'
  /** Its text is another. */
  | 'MODIFIED';

/** A name, one source, ordered steps, targets. */
export type Route = Node & {
  readonly __typename?: 'Route';
  /** `rte_…` */
  readonly id: Scalars['ID']['output'];
  /** Unique in the project. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Where it belongs. */
  readonly project: Project;
  /** The snapshot this is read from. */
  readonly revision: Revision;
  /** What it reads. */
  readonly from: Endpoint;
  /** What it does, in order. */
  readonly steps: ReadonlyArray<Step>;
  /** What it writes to in the end. */
  readonly to: ReadonlyArray<Endpoint>;
  /** Makes the route synchronous: turns the final body into the HTTP answer. */
  readonly respond?: Maybe<ProcessorRef>;
  /** How it is run. */
  readonly options: RouteOptions;
  /** What is wrong with it, or could be better. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** DSL text of the route; saved again it changes nothing. */
  readonly source: Scalars['String']['output'];
  /** The route as plain data, with functions by reference. */
  readonly document: Scalars['JSON']['output'];
};

/** A function by reference. */
export type ProcessorRef = {
  readonly __typename?: 'ProcessorRef';
  /** Path of the module in the project. */
  readonly module: Scalars['String']['output'];
  /** Name of the function there. */
  readonly export: Scalars['String']['output'];
};

/** A module that routes can take functions from. */
export type ProcessorModule = {
  readonly __typename?: 'ProcessorModule';
  /** In the project. */
  readonly path: Scalars['String']['output'];
  /** Its text. */
  readonly source: Scalars['String']['output'];
  /** SHA-256 of the text. */
  readonly digest: Scalars['String']['output'];
  /** The functions that it exports. */
  readonly exports: ReadonlyArray<Scalars['String']['output']>;
  /** `typescript` or `javascript`. */
  readonly language: Scalars['String']['output'];
};

/** An npm package that the project needs. */
export type Dependency = {
  readonly __typename?: 'Dependency';
  /** As npm knows it. */
  readonly name: Scalars['String']['output'];
  /** The range that `package.json` asks for. */
  readonly version: Scalars['String']['output'];
};

/** What the compiler says of files that need not be saved. */
export type ProjectCheck = {
  readonly __typename?: 'ProjectCheck';
  /** What a push of the files would say. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** How routes and endpoints hang together. */
  readonly graph: RouteGraph;
  /** In the order of the project; those that cannot be read are missing. */
  readonly routes: ReadonlyArray<CheckedRoute>;
  /** The modules that routes take functions from. */
  readonly processors: ReadonlyArray<ProcessorModule>;
  /** What the caller can fix: where there is something, the files were not looked at, and the rest is empty. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A route, and where its parts stand in the text. */
export type CheckedRoute = {
  readonly __typename?: 'CheckedRoute';
  /** Unique in a project that can be deployed. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** All of it, with the comments right before it. Null where it is not written in one piece under its name, but made by code. */
  readonly range?: Maybe<SourceRange>;
  /** What it reads. */
  readonly from: CheckedEndpoint;
  /** What it does, in order. */
  readonly steps: ReadonlyArray<CheckedStep>;
  /** What it writes to in the end. */
  readonly to: ReadonlyArray<CheckedEndpoint>;
  /** Makes the route synchronous: turns the final body into the HTTP answer. */
  readonly respond?: Maybe<ProcessorRef>;
  /** The route as plain data: changed, it is what `routeEdit` takes. */
  readonly document: Scalars['JSON']['output'];
};

/** An endpoint, and where it stands. */
export type CheckedEndpoint = {
  readonly __typename?: 'CheckedEndpoint';
  /** What is read from or written to. */
  readonly endpoint: Endpoint;
  /** The call that names it, from `from(` to `)`; of a JSON file the object. Null where that cannot be told. */
  readonly range?: Maybe<SourceRange>;
};

/** A step, and where it stands. */
export type CheckedStep = {
  readonly __typename?: 'CheckedStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, or the target of a tap, or what it does: `csvToJson`, `branch`. */
  readonly label: Scalars['String']['output'];
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
  /** The call that makes it, from its name to `)`; of a JSON file the object. Null where that cannot be told. */
  readonly range?: Maybe<SourceRange>;
  /** Of a tap: where the copy goes. */
  readonly to?: Maybe<Endpoint>;
  /** Of a branch: its rules, in their order. Of other steps none. */
  readonly rules: ReadonlyArray<CheckedRule>;
  /** Of a branch: where it goes when no rule holds. */
  readonly otherwise?: Maybe<CheckedEndpoint>;
};

/** A rule of a branch, and where it stands. */
export type CheckedRule = {
  readonly __typename?: 'CheckedRule';
  /** Answers with true or false. */
  readonly processor: ProcessorRef;
  /** Where it goes then. */
  readonly to: Endpoint;
  /** The rule in its list, with its brackets. Null where the rules are not written one by one. */
  readonly range?: Maybe<SourceRange>;
};

/** How one route is changed in files. */
export type RouteEdit = {
  readonly __typename?: 'RouteEdit';
  /** Only the text that changes, in the order of each file. All of them are places in the files that were given. Made together. */
  readonly edits: ReadonlyArray<TextEdit>;
  /** Files that there were not, where the project has no file for its routes yet. */
  readonly files: ReadonlyArray<SourceFile>;
  /** What the compiler says where the route cannot be read. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** Why it cannot be done this way, and what can be done instead; then there are no edits. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something that the compiler has to say about a project. */
export type Diagnostic = {
  readonly __typename?: 'Diagnostic';
  /** How bad it is. With an `ERROR` nothing can be deployed. */
  readonly severity: Severity;
  /** For programs. */
  readonly code: Scalars['String']['output'];
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** Name of the route it is about. */
  readonly route?: Maybe<Scalars['String']['output']>;
  /** Id of the step it is about. */
  readonly step?: Maybe<Scalars['ID']['output']>;
  /** Where it stands in the files. */
  readonly range?: Maybe<SourceRange>;
  /** How it can be made right. */
  readonly fix?: Maybe<SuggestedFix>;
};

/** A change that would make a diagnostic go away. */
export type SuggestedFix = {
  readonly __typename?: 'SuggestedFix';
  /** What it does. */
  readonly title: Scalars['String']['output'];
  /** Made all together. */
  readonly edits: ReadonlyArray<TextEdit>;
};

/** Other text in the place of some. */
export type TextEdit = {
  readonly __typename?: 'TextEdit';
  /** What is replaced. */
  readonly range: SourceRange;
  /** What stands there then. */
  readonly newText: Scalars['String']['output'];
};

/** A part of a file. Lines and columns count from 1; the end is the first place behind it. */
export type SourceRange = {
  readonly __typename?: 'SourceRange';
  /** Of the file. */
  readonly path: Scalars['String']['output'];
  /** Where it begins. */
  readonly startLine: Scalars['Int']['output'];
  /** Where it begins. */
  readonly startColumn: Scalars['Int']['output'];
  /** Where it ends. */
  readonly endLine: Scalars['Int']['output'];
  /** Where it ends. */
  readonly endColumn: Scalars['Int']['output'];
};

/** How bad it is. */
export type Severity =
  /** It cannot be deployed. */
  | 'ERROR'
  /** It can, and is probably not what was meant. */
  | 'WARNING'
  /** Good to know. */
  | 'INFO';

/** Where messages come from or go to. */
export type Endpoint = {
  readonly __typename?: 'Endpoint';
  /** `queue:Orders`, `https://example.com/orders`. */
  readonly uri: Scalars['String']['output'];
  /** Null where the URI is of no kind: a diagnostic of the route says so. */
  readonly kind?: Maybe<EndpointKind>;
  /** What follows the kind: the name of a queue or bucket, a path, a host with its path, a schedule. */
  readonly name: Scalars['String']['output'];
  /** What the author set besides the URI: the method of http, the key of file. */
  readonly options: Scalars['JSON']['output'];
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

/** One step of a route. */
export type Step = {
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
};

/** Makes another body of each. */
export type ProcessStep = Step & {
  readonly __typename?: 'ProcessStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
};

/** Lets some pass. */
export type FilterStep = Step & {
  readonly __typename?: 'FilterStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
};

/** Makes many of one. */
export type SplitStep = Step & {
  readonly __typename?: 'SplitStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
  /** Whether the body is read as it comes. */
  readonly stream: Scalars['Boolean']['output'];
  /** What becomes of the others when one part fails. */
  readonly onPartFailure: PartFailure;
};

/** Sends each where a rule says. */
export type BranchStep = Step & {
  readonly __typename?: 'BranchStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
  /** Tried in order. */
  readonly rules: ReadonlyArray<BranchRule>;
  /** Where it goes when no rule holds; null: it is dropped. */
  readonly otherwise?: Maybe<Endpoint>;
  /** Whether the first rule that holds decides, or all. */
  readonly mode: BranchMode;
};

/** Sends a copy elsewhere. */
export type TapStep = Step & {
  readonly __typename?: 'TapStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
  /** Where the copy goes. */
  readonly to: Endpoint;
};

/** Holds bodies to a JSON Schema. */
export type ValidateStep = Step & {
  readonly __typename?: 'ValidateStep';
  /** Its position, from 0. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: StepKind;
  /** The function that it calls, where it calls one. */
  readonly processor?: Maybe<ProcessorRef>;
  /** The JSON Schema. */
  readonly schema: Scalars['JSON']['output'];
};

/** Where a message goes when a function says so. */
export type BranchRule = {
  readonly __typename?: 'BranchRule';
  /** Answers with true or false. */
  readonly processor: ProcessorRef;
  /** Where it goes then. */
  readonly to: Endpoint;
};

/** How rules decide. */
export type BranchMode =
  /** The first that holds. */
  | 'FIRST_MATCH'
  /** Each that holds. */
  | 'ALL_MATCHES';

/** What becomes of the other parts when one fails. */
export type PartFailure =
  /** They go on; the one is a dead letter. */
  | 'FAIL_PART'
  /** None goes on; the whole message is tried again. */
  | 'FAIL_ALL';

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

/** When a failed send is tried again. */
export type RetryPolicy = {
  readonly __typename?: 'RetryPolicy';
  /** In all, the first included. */
  readonly attempts: Scalars['Int']['output'];
  /** Before the second; then twice as long each time. */
  readonly backoffMs: Scalars['Int']['output'];
  /** The longest. */
  readonly maxBackoffMs: Scalars['Int']['output'];
  /** Whether the waits differ by chance, so that not all come at once. */
  readonly jitter: Scalars['Boolean']['output'];
};

/** How the route is run, with every default filled in. */
export type RouteOptions = {
  readonly __typename?: 'RouteOptions';
  /** Of the executor. */
  readonly memoryMb: Scalars['Int']['output'];
  /** For one batch. */
  readonly timeoutMs: Scalars['Int']['output'];
  /** The most messages of a batch. */
  readonly batchSize: Scalars['Int']['output'];
  /** The longest wait for a batch to fill up. */
  readonly batchWindowMs: Scalars['Int']['output'];
  /** The most batches at once; null: no limit. */
  readonly maxConcurrency?: Maybe<Scalars['Int']['output']>;
  /** Of sends to outside. */
  readonly retry: RetryPolicy;
  /** Whether bodies are kept with executions. */
  readonly capturePayloads: Scalars['Boolean']['output'];
  /** How long logs are kept. */
  readonly retentionDays: Scalars['Int']['output'];
};

/** Routes and endpoints as a graph. */
export type RouteGraph = {
  readonly __typename?: 'RouteGraph';
  /** Routes and endpoints. */
  readonly nodes: ReadonlyArray<GraphNode>;
  /** What flows where. */
  readonly edges: ReadonlyArray<GraphEdge>;
  /** Ids of nodes that lead back to themselves. */
  readonly cycles: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
};

/** A route or an endpoint. */
export type GraphNode = {
  readonly __typename?: 'GraphNode';
  /** In this graph. */
  readonly id: Scalars['ID']['output'];
  /** `route`, or a kind of endpoint. */
  readonly kind: Scalars['String']['output'];
  /** For people. */
  readonly label: Scalars['String']['output'];
};

/** A way that messages take. */
export type GraphEdge = {
  readonly __typename?: 'GraphEdge';
  /** Id of a node. */
  readonly from: Scalars['ID']['output'];
  /** Id of a node. */
  readonly to: Scalars['ID']['output'];
  /** Which rule or step sends them that way. */
  readonly label?: Maybe<Scalars['String']['output']>;
};

/** Where a revision is deployed: a name, a target, variables, secrets. */
export type Environment = Node & {
  readonly __typename?: 'Environment';
  /** `env_…` */
  readonly id: Scalars['ID']['output'];
  /** Unique in the project, and part of physical names: it never changes. */
  readonly name: Scalars['String']['output'];
  /** Where it belongs. */
  readonly project: Project;
  /** What it is deployed to. */
  readonly target: TargetConfig;
  /**
   * What the trust policy of `roleArn` has to ask for: made here, the same for all environments of the project. Null for a local one, and,
   * with an error, for who may not manage environments.
   */
  readonly externalId?: Maybe<Scalars['String']['output']>;
  /** Whether only admins may change what it holds. */
  readonly protected: Scalars['Boolean']['output'];
  /** The environment before it on the way to production, where the caller sees it. */
  readonly promotesFrom?: Maybe<Environment>;
  /** By name. */
  readonly variables: ReadonlyArray<Variable>;
  /** By name, without their values. */
  readonly secrets: ReadonlyArray<SecretInfo>;
  /** What routes of the newest revision visibly read from `ctx.env`, have no default for, and do not find here. */
  readonly missingConfig: ReadonlyArray<Scalars['String']['output']>;
};

/** What an environment is deployed to. */
export type TargetConfig = {
  readonly __typename?: 'TargetConfig';
  /** AWS, or the local cloud. */
  readonly kind: TargetKind;
  /** Of AWS. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** The role that deploys. Null: the server's own credentials. */
  readonly roleArn?: Maybe<Scalars['String']['output']>;
  /** The role in which CloudFormation makes resources. Null: that of who deploys. */
  readonly executionRoleArn?: Maybe<Scalars['String']['output']>;
  /** The policy that bounds every role that is made. Null: none does. */
  readonly boundaryArn?: Maybe<Scalars['String']['output']>;
};

/** Kinds of targets. */
export type TargetKind =
  /** The cloud in a process on the same machine. */
  | 'LOCAL'
  /** An account on AWS. */
  | 'AWS';

/** A text that functions read as `ctx.env.NAME`. */
export type Variable = {
  readonly __typename?: 'Variable';
  /** Letters, digits and underscores. */
  readonly name: Scalars['String']['output'];
  /** May be empty. */
  readonly value: Scalars['String']['output'];
  /** When it was last set. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** Never a value: only that it is set, by whom, and a digest to compare two environments. */
export type SecretInfo = {
  readonly __typename?: 'SecretInfo';
  /** Letters, digits and underscores. */
  readonly name: Scalars['String']['output'];
  /** The same where name and value are, in all environments of the project. */
  readonly digest: Scalars['String']['output'];
  /** When it was last set. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Who set it last. */
  readonly updatedBy: Actor;
  /** The routes of the newest revision that visibly read it. */
  readonly usedBy: ReadonlyArray<Route>;
};

/** One operation on an environment: deploy, rollback, promote, destroy, recover. */
export type Deployment = Node & {
  readonly __typename?: 'Deployment';
  /** `dep_…` */
  readonly id: Scalars['ID']['output'];
};

/** What a deployment would change. */
export type DeploymentPlan = Node & {
  readonly __typename?: 'DeploymentPlan';
  /** `pln_…` */
  readonly id: Scalars['ID']['output'];
};

/**
 * What became of one message that a route received: one for all its attempts. A message that is sent again, by a redrive or a replay, has
 * another one. Kept for 7 days, and the latest 200,000 of an environment.
 */
export type Execution = Node & {
  readonly __typename?: 'Execution';
  /** `exe_…` */
  readonly id: Scalars['ID']['output'];
};

/** A message that failed for good, as it lies in the dead-letter queue of its route. */
export type DeadLetter = Node & {
  readonly __typename?: 'DeadLetter';
  /** `dlq_…` */
  readonly id: Scalars['ID']['output'];
};

/** Sends dead letters to their routes again, one after another. Goes on after a restart, and takes no letter twice. */
export type Redrive = Node & {
  readonly __typename?: 'Redrive';
  /** `rdr_…` */
  readonly id: Scalars['ID']['output'];
};

/** Who did something. */
export type Actor = {
  readonly __typename?: 'Actor';
  /** Of an account, a token, or the system. */
  readonly id: Scalars['ID']['output'];
  /** For people; the id where it is gone. */
  readonly name: Scalars['String']['output'];
  /** An account, a token, or the system. */
  readonly kind: ActorKind;
};

/** An account in a project. */
export type Member = {
  readonly __typename?: 'Member';
  /** The account. */
  readonly actor: Actor;
  /** Of the account. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** What it may do. */
  readonly role: Role;
  /** Null: all of the project. */
  readonly environments?: Maybe<ReadonlyArray<Environment>>;
};

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

/** What programs sign in with. */
export type ApiToken = Node & {
  readonly __typename?: 'ApiToken';
  /** `tok_…` */
  readonly id: Scalars['ID']['output'];
  /** For people. */
  readonly name: Scalars['String']['output'];
  /** How the token begins; the rest was shown once. */
  readonly prefix: Scalars['String']['output'];
  /** The only permissions it has; `*`: all that its account has. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** Null: every project its account is a member of. */
  readonly project?: Maybe<Project>;
  /** Null: every environment. */
  readonly environments?: Maybe<ReadonlyArray<Environment>>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends; null: never. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** To the minute; null: never used. */
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The account, or the token of it, that made this one. */
  readonly createdBy: Actor;
  /** When it was ended. */
  readonly revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Something that was done. */
export type AuditEvent = {
  readonly __typename?: 'AuditEvent';
  /** `aud_…` */
  readonly id: Scalars['ID']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who. */
  readonly actor: Actor;
  /** The mutation: `projectCreate`. */
  readonly action: Scalars['String']['output'];
  /** What it was done to. */
  readonly subjectId?: Maybe<Scalars['ID']['output']>;
  /** Null where it is gone, or has no node. */
  readonly subject?: Maybe<Node>;
  /** What changed, as it was. Never a secret. */
  readonly before?: Maybe<Scalars['JSON']['output']>;
  /** What changed, as it is since. Never a secret. */
  readonly after?: Maybe<Scalars['JSON']['output']>;
  /** Where the request came from. */
  readonly ip?: Maybe<Scalars['String']['output']>;
  /** To find the request in the logs. */
  readonly requestId: Scalars['String']['output'];
  /** What the request came with. */
  readonly idempotencyKey?: Maybe<Scalars['String']['output']>;
};

/** What there is to know about a kind of step. */
export type StepKindInfo = {
  readonly __typename?: 'StepKindInfo';
  /** Which. */
  readonly kind: StepKind;
  /** A word or two. */
  readonly title: Scalars['String']['output'];
  /** A sentence. */
  readonly summary: Scalars['String']['output'];
  /** JSON Schema of its options. */
  readonly optionsSchema: Scalars['JSON']['output'];
  /** DSL text. */
  readonly example: Scalars['String']['output'];
};

/** What there is to know about a kind of endpoint. */
export type EndpointKindInfo = {
  readonly __typename?: 'EndpointKindInfo';
  /** Which. */
  readonly kind: EndpointKind;
  /** A sentence. */
  readonly summary: Scalars['String']['output'];
  /** Whether a route can read it. */
  readonly asSource: Scalars['Boolean']['output'];
  /** Whether a route can write to it. */
  readonly asTarget: Scalars['Boolean']['output'];
  /** JSON Schema of its options. */
  readonly optionsSchema: Scalars['JSON']['output'];
  /** Types of the AWS resources it becomes, as a source and as a target. */
  readonly resources: Scalars['JSON']['output'];
  /** DSL text. */
  readonly example: Scalars['String']['output'];
};

/** A page of projects. */
export type ProjectConnection = {
  readonly __typename?: 'ProjectConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<ProjectEdge>;
  /** The projects of the page. */
  readonly nodes: ReadonlyArray<Project>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** On all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A project on a page. */
export type ProjectEdge = {
  readonly __typename?: 'ProjectEdge';
  /** The row itself. */
  readonly node: Project;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of routes. */
export type RouteConnection = {
  readonly __typename?: 'RouteConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<RouteEdge>;
  /** The routes of the page. */
  readonly nodes: ReadonlyArray<Route>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** On all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A route on a page. */
export type RouteEdge = {
  readonly __typename?: 'RouteEdge';
  /** The row itself. */
  readonly node: Route;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of revisions. */
export type RevisionConnection = {
  readonly __typename?: 'RevisionConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<RevisionEdge>;
  /** The revisions of the page. */
  readonly nodes: ReadonlyArray<Revision>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** On all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A revision on a page. */
export type RevisionEdge = {
  readonly __typename?: 'RevisionEdge';
  /** The row itself. */
  readonly node: Revision;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of entries. */
export type AuditConnection = {
  readonly __typename?: 'AuditConnection';
  /** With their cursors. */
  readonly edges: ReadonlyArray<AuditEdge>;
  /** The entries of the page. */
  readonly nodes: ReadonlyArray<AuditEvent>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};

/** An entry on a page. */
export type AuditEdge = {
  readonly __typename?: 'AuditEdge';
  /** The row itself. */
  readonly node: AuditEvent;
  /** Its place: what `after` takes. */
  readonly cursor: Scalars['String']['output'];
};

/** All that is said must hold. */
export type StringFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** In capital or small letters. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** In capital or small letters. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** All that is said must hold. */
export type DateFilter = {
  /** Then or later. */
  readonly gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before. */
  readonly lt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** All that is said must hold. */
export type ProjectFilter = {
  /** Of the project. */
  readonly slug?: InputMaybe<StringFilter>;
  /** Of the project. */
  readonly name?: InputMaybe<StringFilter>;
  /** When it, or its newest revision, last changed. */
  readonly updatedAt?: InputMaybe<DateFilter>;
};

/** All that is said must hold. */
export type RouteFilter = {
  /** Of the route. */
  readonly name?: InputMaybe<StringFilter>;
  /** Of any endpoint of the route. */
  readonly endpointUri?: InputMaybe<StringFilter>;
  /** At least so bad. */
  readonly hasDiagnostics?: InputMaybe<Severity>;
};

/** All that is said must hold. */
export type AuditFilter = {
  /** Who did it. */
  readonly actorId?: InputMaybe<Scalars['ID']['input']>;
  /** The mutation. */
  readonly action?: InputMaybe<StringFilter>;
  /** When. */
  readonly at?: InputMaybe<DateFilter>;
  /** What it was done to. */
  readonly subjectId?: InputMaybe<Scalars['ID']['input']>;
};

/** The order of projects; equal ones are by id. */
export type ProjectOrder = {
  /** What to go by. */
  readonly field: ProjectOrderField;
  /** Which end comes first. */
  readonly direction: OrderDirection;
};

/** What projects can be ordered by. */
export type ProjectOrderField =
  /** By its characters: capital letters come first. */
  | 'NAME'
  /** When it was made. */
  | 'CREATED_AT'
  /** When it, or its newest revision, last changed. */
  | 'UPDATED_AT';

/** Which end comes first. */
export type OrderDirection =
  /** The smallest, or the oldest. */
  | 'ASC'
  /** The largest, or the newest. */
  | 'DESC';

/** Who registers. */
export type AccountCreateInput = {
  /** To sign in with; capital letters do not matter. */
  readonly email: Scalars['String']['input'];
  /** For people. */
  readonly name: Scalars['String']['input'];
  /** At least 8 characters. */
  readonly password: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Who signs in. */
export type SessionCreateInput = {
  /** Of the account. */
  readonly email: Scalars['String']['input'];
  /** Of the account. */
  readonly password: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** A new project. */
export type ProjectCreateInput = {
  /** 3 to 40 lower-case letters, digits and single hyphens, starting with a letter. It never changes. */
  readonly slug: Scalars['String']['input'];
  /** 1 to 100 characters; the slug where it is left out. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** At most 1,000 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What to change about a project; what is left out stays. */
export type ProjectUpdateInput = {
  /** Of the project. */
  readonly id: Scalars['ID']['input'];
  /** 1 to 100 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** At most 1,000 characters; null removes it. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Which project goes. */
export type ProjectDeleteInput = {
  /** Of the project. */
  readonly id: Scalars['ID']['input'];
  /** Its slug, since this cannot be undone. */
  readonly confirmSlug: Scalars['String']['input'];
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** A new environment. */
export type EnvironmentCreateInput = {
  /** Of its project. */
  readonly projectId: Scalars['ID']['input'];
  /** 2 to 30 lower-case letters, digits and single hyphens, starting with a letter. It never changes. */
  readonly name: Scalars['String']['input'];
  /** What it is deployed to. */
  readonly target: TargetKind;
  /** Of AWS; only there, and needed there. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  /** The role that deploys to AWS. Left out: the server's own credentials. */
  readonly roleArn?: InputMaybe<Scalars['String']['input']>;
  /** The role in which CloudFormation makes resources. Left out: that of who deploys. */
  readonly executionRoleArn?: InputMaybe<Scalars['String']['input']>;
  /** The policy that bounds every role that is made. Left out: none does. */
  readonly boundaryArn?: InputMaybe<Scalars['String']['input']>;
  /** Whether only admins may change what it holds. */
  readonly protected?: InputMaybe<Scalars['Boolean']['input']>;
  /** Id of the environment before it on the way to production. */
  readonly promotesFrom?: InputMaybe<Scalars['ID']['input']>;
  /** Id of an environment whose variables and secrets it starts with. */
  readonly copyConfigFrom?: InputMaybe<Scalars['ID']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Roles of an environment on AWS; `environmentCreate` says what each is for. */
export type EnvironmentAwsSetInput = {
  /** Of the environment. */
  readonly environmentId: Scalars['ID']['input'];
  /** The role that deploys. */
  readonly roleArn?: InputMaybe<Scalars['String']['input']>;
  /** The role in which CloudFormation makes resources. */
  readonly executionRoleArn?: InputMaybe<Scalars['String']['input']>;
  /** The policy that bounds every role that is made. */
  readonly boundaryArn?: InputMaybe<Scalars['String']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What to set and unset in one environment; what is not named stays. */
export type ConfigSetInput = {
  /** Of the environment. */
  readonly environmentId: Scalars['ID']['input'];
  /** Texts by name: `{ "REGION": "eu" }`. */
  readonly variables?: InputMaybe<Scalars['JSON']['input']>;
  /** Texts by name. They cannot be read again. */
  readonly secrets?: InputMaybe<Scalars['JSON']['input']>;
  /** Names of variables and secrets. */
  readonly unset?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** A route to save: `source` or `document`, exactly one of them. */
export type RouteSaveInput = {
  /** Of its project. */
  readonly projectId: Scalars['ID']['input'];
  /** DSL text of one route. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** The route as plain data. */
  readonly document?: InputMaybe<Scalars['JSON']['input']>;
  /** Number of the revision that was edited; 0 where there is none yet. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** Why, for people. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** What it is saved with. */
  readonly revisionSource?: InputMaybe<RevisionSource>;
  /** Only says what would be. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Which route goes. */
export type RouteDeleteInput = {
  /** Of the route. */
  readonly routeId: Scalars['ID']['input'];
  /** Number of the revision that was edited. */
  readonly expectedRevision: Scalars['Int']['input'];
  /** Only says what would be. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The commit that is pushed from. */
export type GitRefInput = {
  /** Its hash. */
  readonly commit: Scalars['String']['input'];
  /** Where it stands. */
  readonly branch?: InputMaybe<Scalars['String']['input']>;
  /** Whether there are changes that are not in the commit. */
  readonly dirty?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where people can look at it. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** A file of a project. */
export type FileInput = {
  /** Relative to the project, with `/` between folders. */
  readonly path: Scalars['String']['input'];
  /** Its whole content. */
  readonly text: Scalars['String']['input'];
};

/** Files to look at, saved or not. */
export type ProjectCheckInput = {
  /** The project whose member asks; its own files are not looked at. */
  readonly projectId: Scalars['ID']['input'];
  /** All of a project, as a push takes them. */
  readonly files: ReadonlyArray<FileInput>;
};

/** A change of one route in files. Either `document` or `remove` says what is changed. */
export type RouteEditInput = {
  /** The project whose member asks; its own files are not looked at. */
  readonly projectId: Scalars['ID']['input'];
  /** All of a project, as a push takes them. */
  readonly files: ReadonlyArray<FileInput>;
  /** The route as it is to be, as `CheckedRoute.document` has it. It goes in the place of the one of its name, or behind the others. */
  readonly document?: InputMaybe<Scalars['JSON']['input']>;
  /** Name of a route that is to go. */
  readonly remove?: InputMaybe<Scalars['String']['input']>;
};

/** All files of a project. */
export type ProjectPushInput = {
  /** Of the project. */
  readonly projectId: Scalars['ID']['input'];
  /** All of them: what is not here is removed. */
  readonly files: ReadonlyArray<FileInput>;
  /** Number of the revision that was edited. Left out: whatever is the newest is replaced. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Why, for people. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** The commit that is pushed from. */
  readonly git?: InputMaybe<GitRefInput>;
  /** What it is pushed with. */
  readonly source?: InputMaybe<RevisionSource>;
  /** Only says what would be. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes it safe to ask again: the same key gives the same answer for a day. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** A new API token. */
export type ApiTokenCreateInput = {
  /** The only project it is for. Left out: all of its account. */
  readonly projectId?: InputMaybe<Scalars['ID']['input']>;
  /** For people. */
  readonly name: Scalars['String']['input'];
  /** The only permissions it has; `*`: all that its account has. */
  readonly scopes: ReadonlyArray<Scalars['String']['input']>;
  /** The only environments it is for, all of that project. */
  readonly environmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** When it ends by itself. Left out: never. */
  readonly expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Who is a member, and as what. */
export type MemberSetInput = {
  /** Of the project. */
  readonly projectId: Scalars['ID']['input'];
  /** Of an account that exists. */
  readonly email: Scalars['String']['input'];
  /** What it may do; left out: it is a member no more. */
  readonly role?: InputMaybe<Role>;
  /** The only environments it may see. Left out: all. */
  readonly environmentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Comes back unchanged. */
  readonly clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What was done to a project. */
export type ProjectPayload = MutationPayload & {
  readonly __typename?: 'ProjectPayload';
  /** As it is now. */
  readonly project?: Maybe<Project>;
  /** Of the project that is gone. */
  readonly deletedId?: Maybe<Scalars['ID']['output']>;
  /** Everything the caller can fix, all at once. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What came in, unchanged. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What was done to an environment. */
export type EnvironmentPayload = MutationPayload & {
  readonly __typename?: 'EnvironmentPayload';
  /** As it is now. */
  readonly environment?: Maybe<Environment>;
  /** Everything the caller can fix, all at once. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What came in, unchanged. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What saving gave. */
export type RouteSavePayload = MutationPayload & {
  readonly __typename?: 'RouteSavePayload';
  /** The new revision; the newest where nothing changed; null on a dry run. */
  readonly revision?: Maybe<Revision>;
  /** The routes that were saved. */
  readonly routes?: Maybe<ReadonlyArray<Route>>;
  /** What the compiler has to say. A draft with errors is saved all the same. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** What is different from the revision before. */
  readonly changes: ReadonlyArray<RevisionChange>;
  /** Everything the caller can fix, all at once. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What came in, unchanged. */
  readonly clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What the mutations of API tokens answer. */
export type ApiTokenPayload = MutationPayload & {
  readonly __typename?: 'ApiTokenPayload';
  /** The token, without itself. */
  readonly apiToken?: Maybe<ApiToken>;
  /** Readable once. */
  readonly token?: Maybe<Scalars['String']['output']>;
  /** Everything the caller can fix, all at once. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What came in, unchanged. */
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
    | ( Deployment )
    | ( DeploymentPlan )
    | ( Execution )
    | ( DeadLetter )
    | ( Redrive )
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
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FeedPage: ResolverTypeWrapper<FeedPage>;
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
  ProjectCheck: ResolverTypeWrapper<DraftCheck>;
  CheckedRoute: ResolverTypeWrapper<CheckedRouteView>;
  CheckedEndpoint: ResolverTypeWrapper<Omit<CheckedEndpoint, 'endpoint'> & { endpoint: ResolversTypes['Endpoint'] }>;
  CheckedStep: ResolverTypeWrapper<CheckedStepView>;
  CheckedRule: ResolverTypeWrapper<CheckedRuleView>;
  RouteEdit: ResolverTypeWrapper<DraftEdit>;
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
  Deployment: ResolverTypeWrapper<Deployment>;
  DeploymentPlan: ResolverTypeWrapper<DeploymentPlan>;
  Execution: ResolverTypeWrapper<Execution>;
  DeadLetter: ResolverTypeWrapper<DeadLetter>;
  Redrive: ResolverTypeWrapper<Redrive>;
  Actor: ResolverTypeWrapper<ActorView>;
  Member: ResolverTypeWrapper<MemberRecord>;
  Role: Role;
  ApiToken: ResolverTypeWrapper<TokenRecord>;
  AuditEvent: ResolverTypeWrapper<AuditRecord>;
  StepKindInfo: ResolverTypeWrapper<StepKindInfo>;
  EndpointKindInfo: ResolverTypeWrapper<EndpointKindInfo>;
  ProjectConnection: ResolverTypeWrapper<ProjectList>;
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
  EnvironmentAwsSetInput: EnvironmentAwsSetInput;
  ConfigSetInput: ConfigSetInput;
  RouteSaveInput: RouteSaveInput;
  RouteDeleteInput: RouteDeleteInput;
  GitRefInput: GitRefInput;
  FileInput: FileInput;
  ProjectCheckInput: ProjectCheckInput;
  RouteEditInput: RouteEditInput;
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
  Float: Scalars['Float']['output'];
  FeedPage: FeedPage;
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
  ProjectCheck: DraftCheck;
  CheckedRoute: CheckedRouteView;
  CheckedEndpoint: Omit<CheckedEndpoint, 'endpoint'> & { endpoint: ResolversParentTypes['Endpoint'] };
  CheckedStep: CheckedStepView;
  CheckedRule: CheckedRuleView;
  RouteEdit: DraftEdit;
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
  Deployment: Deployment;
  DeploymentPlan: DeploymentPlan;
  Execution: Execution;
  DeadLetter: DeadLetter;
  Redrive: Redrive;
  Actor: ActorView;
  Member: MemberRecord;
  ApiToken: TokenRecord;
  AuditEvent: AuditRecord;
  StepKindInfo: StepKindInfo;
  EndpointKindInfo: EndpointKindInfo;
  ProjectConnection: ProjectList;
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
  EnvironmentAwsSetInput: EnvironmentAwsSetInput;
  ConfigSetInput: ConfigSetInput;
  RouteSaveInput: RouteSaveInput;
  RouteDeleteInput: RouteDeleteInput;
  GitRefInput: GitRefInput;
  FileInput: FileInput;
  ProjectCheckInput: ProjectCheckInput;
  RouteEditInput: RouteEditInput;
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
  __resolveType: TypeResolveFn<'Project' | 'Revision' | 'Route' | 'Environment' | 'Deployment' | 'DeploymentPlan' | 'Execution' | 'DeadLetter' | 'Redrive' | 'ApiToken', ParentType, ContextType>;
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
  projectCheck?: Resolver<Maybe<ResolversTypes['ProjectCheck']>, ParentType, ContextType, RequireFields<QueryProjectCheckArgs, 'input'>>;
  routeEdit?: Resolver<Maybe<ResolversTypes['RouteEdit']>, ParentType, ContextType, RequireFields<QueryRouteEditArgs, 'input'>>;
  authenticate?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryAuthenticateArgs, 'credential'>>;
  deployable?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryDeployableArgs, 'environmentId'>>;
  awsPlace?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryAwsPlaceArgs, 'environmentId'>>;
  awsPlaces?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  deployableFiles?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryDeployableFilesArgs, 'revisionId'>>;
  deployableConfig?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType, RequireFields<QueryDeployableConfigArgs, 'environmentId'>>;
  projectsFeed?: Resolver<ResolversTypes['FeedPage'], ParentType, ContextType, RequireFields<QueryProjectsFeedArgs, 'limit' | 'waitMs'>>;
};

export type FeedPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedPage'] = ResolversParentTypes['FeedPage']> = {
  events?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  accountCreate?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationAccountCreateArgs, 'input'>>;
  sessionCreate?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationSessionCreateArgs, 'input'>>;
  sessionExchange?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType, RequireFields<MutationSessionExchangeArgs, 'credential'>>;
  sessionDelete?: Resolver<ResolversTypes['SessionPayload'], ParentType, ContextType>;
  projectCreate?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationProjectCreateArgs, 'input'>>;
  projectUpdate?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationProjectUpdateArgs, 'input'>>;
  projectDelete?: Resolver<ResolversTypes['ProjectPayload'], ParentType, ContextType, RequireFields<MutationProjectDeleteArgs, 'input'>>;
  environmentCreate?: Resolver<ResolversTypes['EnvironmentPayload'], ParentType, ContextType, RequireFields<MutationEnvironmentCreateArgs, 'input'>>;
  environmentConfigSet?: Resolver<ResolversTypes['EnvironmentPayload'], ParentType, ContextType, RequireFields<MutationEnvironmentConfigSetArgs, 'input'>>;
  environmentAwsSet?: Resolver<ResolversTypes['EnvironmentPayload'], ParentType, ContextType, RequireFields<MutationEnvironmentAwsSetArgs, 'input'>>;
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
  permissions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
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
  viewerPermissions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
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

export type ProjectCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectCheck'] = ResolversParentTypes['ProjectCheck']> = {
  diagnostics?: Resolver<ReadonlyArray<ResolversTypes['Diagnostic']>, ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['RouteGraph'], ParentType, ContextType>;
  routes?: Resolver<ReadonlyArray<ResolversTypes['CheckedRoute']>, ParentType, ContextType>;
  processors?: Resolver<ReadonlyArray<ResolversTypes['ProcessorModule']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckedRouteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckedRoute'] = ResolversParentTypes['CheckedRoute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['SourceRange']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CheckedEndpoint'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['CheckedStep']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['CheckedEndpoint']>, ParentType, ContextType>;
  respond?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  document?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type CheckedEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckedEndpoint'] = ResolversParentTypes['CheckedEndpoint']> = {
  endpoint?: Resolver<ResolversTypes['Endpoint'], ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['SourceRange']>, ParentType, ContextType>;
};

export type CheckedStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckedStep'] = ResolversParentTypes['CheckedStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StepKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['ProcessorRef']>, ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['SourceRange']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Endpoint']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['CheckedRule']>, ParentType, ContextType>;
  otherwise?: Resolver<Maybe<ResolversTypes['CheckedEndpoint']>, ParentType, ContextType>;
};

export type CheckedRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckedRule'] = ResolversParentTypes['CheckedRule']> = {
  processor?: Resolver<ResolversTypes['ProcessorRef'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Endpoint'], ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['SourceRange']>, ParentType, ContextType>;
};

export type RouteEditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RouteEdit'] = ResolversParentTypes['RouteEdit']> = {
  edits?: Resolver<ReadonlyArray<ResolversTypes['TextEdit']>, ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['SourceFile']>, ParentType, ContextType>;
  diagnostics?: Resolver<ReadonlyArray<ResolversTypes['Diagnostic']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DiagnosticResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Diagnostic'] = ResolversParentTypes['Diagnostic']> = {
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['SourceRange']>, ParentType, ContextType>;
  fix?: Resolver<Maybe<ResolversTypes['SuggestedFix']>, ParentType, ContextType>;
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
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  executionRoleArn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  boundaryArn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VariableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Variable'] = ResolversParentTypes['Variable']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SecretInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecretInfo'] = ResolversParentTypes['SecretInfo']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  usedBy?: Resolver<ReadonlyArray<ResolversTypes['Route']>, ParentType, ContextType>;
};

export type DeploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deployment'] = ResolversParentTypes['Deployment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeploymentPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeploymentPlan'] = ResolversParentTypes['DeploymentPlan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExecutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Execution'] = ResolversParentTypes['Execution']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeadLetterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RedriveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Redrive'] = ResolversParentTypes['Redrive']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  FeedPage?: FeedPageResolvers<ContextType>;
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
  ProjectCheck?: ProjectCheckResolvers<ContextType>;
  CheckedRoute?: CheckedRouteResolvers<ContextType>;
  CheckedEndpoint?: CheckedEndpointResolvers<ContextType>;
  CheckedStep?: CheckedStepResolvers<ContextType>;
  CheckedRule?: CheckedRuleResolvers<ContextType>;
  RouteEdit?: RouteEditResolvers<ContextType>;
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
  Deployment?: DeploymentResolvers<ContextType>;
  DeploymentPlan?: DeploymentPlanResolvers<ContextType>;
  Execution?: ExecutionResolvers<ContextType>;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  Redrive?: RedriveResolvers<ContextType>;
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
