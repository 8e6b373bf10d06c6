/** Something the author of a project can fix, or should know. Problems are data: all of them at once, never thrown. */
export interface Diagnostic {
  readonly severity: Severity
  readonly code: DiagnosticCode
  /** What is wrong, where, and what to do, in one or two sentences. */
  readonly message: string
  readonly route?: string
  /** Position of the step in the route, from 0. */
  readonly step?: number
  readonly range?: SourceRange
  readonly fix?: SuggestedFix
}

/** An ERROR stops the compilation, a WARNING deserves a look, an INFO is worth knowing. */
export type Severity = 'ERROR' | 'WARNING' | 'INFO'

/** Lines and columns count from 1; the end is exclusive. */
export interface SourceRange {
  readonly path: string
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

export interface SuggestedFix {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** Other text in the place of some. */
export interface TextEdit {
  readonly range: SourceRange
  readonly newText: string
}

/**
 * Every code with its severity. A code is never reused for something else. `docs/diagnostics.md` explains each with an
 * example and the fix.
 */
export const diagnosticCodes = {
  // Reading the project
  NO_ROUTES_FILE: 'ERROR',
  SEVERAL_ROUTES_FILES: 'ERROR',
  PROJECT_TOO_LARGE: 'ERROR',
  TOO_MANY_ROUTES: 'ERROR',
  SYNTAX_ERROR: 'ERROR',
  UNSUPPORTED_SYNTAX: 'ERROR',
  MODULE_NOT_FOUND: 'ERROR',
  EXPORT_NOT_FOUND: 'ERROR',
  PACKAGE_IN_ROUTES: 'ERROR',
  DYNAMIC_IMPORT: 'ERROR',
  IMPORT_OUTSIDE_PROJECT: 'ERROR',

  // Running routes.ts
  ROUTES_THREW: 'ERROR',
  EVALUATION_TIMEOUT: 'ERROR',
  EVALUATION_OUT_OF_MEMORY: 'ERROR',
  EVALUATION_TOO_DEEP: 'ERROR',
  EVALUATION_NEVER_SETTLES: 'ERROR',
  NO_DEFAULT_EXPORT: 'ERROR',
  NOT_A_ROUTE: 'ERROR',
  ROUTE_WITHOUT_FROM: 'ERROR',
  INLINE_FUNCTION: 'ERROR',
  PROCESSOR_MISUSED: 'ERROR',
  NOT_A_PROCESSOR: 'ERROR',
  INVALID_CALL: 'ERROR',
  NOT_IN_SANDBOX: 'ERROR',
  NOT_JSON: 'ERROR',
  INVALID_DOCUMENT: 'ERROR',

  // Names and endpoints
  INVALID_ROUTE_NAME: 'ERROR',
  DUPLICATE_ROUTE_NAME: 'ERROR',
  NAME_CLASH: 'ERROR',
  INVALID_ENDPOINT: 'ERROR',
  NOT_A_SOURCE: 'ERROR',
  NOT_A_TARGET: 'ERROR',
  MISPLACED_SETTING: 'ERROR',
  INVALID_SCHEDULE: 'ERROR',
  INVALID_KEY_TEMPLATE: 'ERROR',
  KEY_WITHOUT_ID: 'WARNING',
  INVALID_SCHEMA: 'ERROR',
  UNKNOWN_FORMAT: 'WARNING',

  // Steps and options of one route
  BRANCH_NOT_LAST: 'ERROR',
  TARGET_AFTER_BRANCH: 'ERROR',
  BRANCH_WITHOUT_RULES: 'ERROR',
  BRANCH_WITHOUT_OTHERWISE: 'WARNING',
  DUPLICATE_TARGET: 'WARNING',
  ROUTE_WITHOUT_EFFECT: 'WARNING',
  RESPOND_WITHOUT_HTTP: 'ERROR',
  SPLIT_WITH_RESPOND: 'ERROR',
  GET_WITHOUT_RESPOND: 'ERROR',
  INVALID_OPTION: 'ERROR',
  BATCH_WITHOUT_WINDOW: 'ERROR',
  OPTION_WITHOUT_EFFECT: 'WARNING',

  // Routes together
  SEVERAL_READERS: 'ERROR',
  DUPLICATE_HTTP_ROUTE: 'ERROR',
  DIRECT_LOOP: 'ERROR',
  ROUTE_LOOP: 'ERROR',
  CHAIN_TOO_LONG: 'WARNING',
  TARGET_NEVER_READ: 'INFO',

  // Planning and bundling
  PACKAGE_NOT_FOUND: 'ERROR',
  NATIVE_ADDON: 'ERROR',
  TEST_KIT_IN_BUNDLE: 'ERROR',
  BUNDLE_FAILED: 'ERROR',
  BUNDLE_LARGE: 'WARNING',
  BUNDLE_TOO_LARGE: 'ERROR',
  ENVIRONMENT_TOO_LARGE: 'ERROR',
  RESERVED_VARIABLE: 'ERROR',
  INVALID_VARIABLE: 'ERROR',
  STACK_TOO_LARGE: 'ERROR',
} as const satisfies Readonly<Record<string, Severity>>

export type DiagnosticCode = keyof typeof diagnosticCodes

/** Makes a diagnostic; the severity comes from its code. */
export const diagnostic = (
  code: DiagnosticCode,
  message: string,
  place: Pick<Diagnostic, 'route' | 'step' | 'range' | 'fix'> = {},
): Diagnostic => ({ severity: diagnosticCodes[code], code, message, ...place })

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'ERROR')
