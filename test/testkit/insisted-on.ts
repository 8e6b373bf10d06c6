/** Programs of others that tests ask for a second opinion: what npm does not bring, and what starts slowly. */
type Program = 'cfn-lint' | 'moto' | 'aws' | 'ministack' | 'chromium'

const variables = {
  'cfn-lint': 'ROUTO_REQUIRE_CFN_LINT',
  moto: 'ROUTO_REQUIRE_MOTO',
  aws: 'ROUTO_REQUIRE_AWS_CLI',
  ministack: 'ROUTO_REQUIRE_MINISTACK',
  chromium: 'ROUTO_REQUIRE_CHROMIUM',
} as const satisfies Readonly<Record<Program, string>>

/** Whether it is insisted on, as CI does; where it is not, tests that need it are skipped, which is said here. */
export function isInsistedOn(program: Program): boolean {
  const variable = variables[program]
  const isWanted = process.env[variable] === '1'
  // Not by the console, which Jest keeps to itself when all of a file is skipped.
  if (!isWanted) process.stderr.write(`SKIPPED: what ${program} would show (${variable}=1).\n`)
  return isWanted
}
