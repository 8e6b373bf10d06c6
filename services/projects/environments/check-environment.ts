import { type UserError, userError } from '../../shared/problems.ts'
import type { NewEnvironment } from './inputs.ts'

const NAME = /^(?=.{2,30}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/
const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/

/** Everything that is wrong with an environment by itself. */
export const checkEnvironment = (input: NewEnvironment): readonly UserError[] => [
  ...(NAME.test(input.name)
    ? []
    : [
        invalid(
          'name',
          'The name has 2 to 30 lower-case letters, digits and single hyphens, and starts with a letter.',
          {
            hint: 'For example: staging, prod-eu.',
          },
        ),
      ]),
  ...(input.target === 'AWS' ? checkAws(input) : checkLocal(input)),
]

const checkAws = ({ region, roleArn }: NewEnvironment): readonly UserError[] => [
  ...(region != null && REGION.test(region)
    ? []
    : [invalid('region', 'An environment on AWS needs its region.', { hint: 'For example: eu-central-1.' })]),
  ...(roleArn == null || ROLE_ARN.test(roleArn)
    ? []
    : [
        invalid('roleArn', 'This is not the ARN of an IAM role.', {
          hint: 'For example: arn:aws:iam::123456789012:role/routo-deployer. Without one the credentials of the server are used.',
        }),
      ]),
]

const checkLocal = (input: NewEnvironment): readonly UserError[] =>
  (['region', 'roleArn'] as const)
    .filter((field) => input[field] != null)
    .map((field) =>
      invalid(field, `A local environment has no ${field}.`, { hint: 'Leave it out, or choose the target AWS.' }),
    )

const invalid = (field: string, message: string, { hint }: { readonly hint: string }): UserError =>
  userError('INVALID', message, { field: ['input', field], hint })
