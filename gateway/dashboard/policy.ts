/**
 * What the dashboard's page may load: what the gateway serves, and nothing else. Style sheets that parts of it make as they run (the
 * editor's, the one that holds the page still under a dialog) carry the nonce of their page; scripts never can.
 */
export const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

/** What stands in `index.html` as it is built, for the nonce of each answer. */
export const NONCE = '__NONCE__'
