import { type UserError, userError } from '../../shared/problems.ts'
import type { NewEnvironment } from './inputs.ts'
import type { AwsRoles } from './model.ts'

const NAME = /^(?=.{2,30}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/
const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/
const POLICY_ARN = /^arn:aws(-[a-z]+)*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/

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

const checkAws = ({ region, ...roles }: NewEnvironment): readonly UserError[] => [
  ...(region != null && REGION.test(region)
    ? []
    : [invalid('region', 'An environment on AWS needs its region.', { hint: 'For example: eu-central-1.' })]),
  ...checkRoles(roles),
]

/** Everything that is wrong with roles by themselves. */
export const checkRoles = (roles: { readonly [Field in keyof AwsRoles]: string | null | undefined }) =>
  roleFields.flatMap((field) => {
    const arn = roles[field]
    const { shape, what, hint } = arns[field]
    return arn == null || shape.test(arn) ? [] : [invalid(field, `This is not the ARN of ${what}.`, { hint })]
  })

const arns: Readonly<Record<keyof AwsRoles, { readonly shape: RegExp; readonly what: string; readonly hint: string }>> =
  {
    roleArn: {
      shape: ROLE_ARN,
      what: 'an IAM role',
      hint: 'For example: arn:aws:iam::123456789012:role/routo-deployer. Without one the credentials of the server are used.',
    },
    executionRoleArn: {
      shape: ROLE_ARN,
      what: 'an IAM role',
      hint: 'For example: arn:aws:iam::123456789012:role/routo-execution. Without one CloudFormation works in the role that deploys.',
    },
    boundaryArn: {
      shape: POLICY_ARN,
      what: 'an IAM policy',
      hint: 'For example: arn:aws:iam::123456789012:policy/routo-boundary. Without one roles have no boundary.',
    },
  }

/** In the order in which problems are told. */
export const roleFields = ['roleArn', 'executionRoleArn', 'boundaryArn'] as const satisfies readonly (keyof AwsRoles)[]

const checkLocal = (input: NewEnvironment): readonly UserError[] =>
  (['region', ...roleFields] as const)
    .filter((field) => input[field] != null)
    .map((field) =>
      invalid(field, `A local environment has no ${field}.`, { hint: 'Leave it out, or choose the target AWS.' }),
    )

const invalid = (field: string, message: string, { hint }: { readonly hint: string }): UserError =>
  userError('INVALID', message, { field: ['input', field], hint })
