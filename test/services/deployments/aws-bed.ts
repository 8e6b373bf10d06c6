import type { Identity } from '../../../services/shared/caller.ts'
import type { ClientOptions } from '../../../targets/aws/clients.ts'
import { startAccount } from '../../targets/aws/account.ts'
import { type Parameters, startParameters } from '../../targets/aws/secrets/parameters.ts'
import { type AwsAccount, type AwsAccountOptions, openAwsAccount } from '../../testkit/aws-account.ts'
import { everything, makeProject } from '../../testkit/projects.ts'
import { type DeploymentsBed, push } from './bed.ts'

/** All of AWS that deployments ask for, at one address. */
export interface WholeAws extends AsyncDisposable {
  readonly account: AwsAccount
  readonly parameters: Parameters
  readonly client: ClientOptions
}

/** Opens an account that lets everybody in, with nothing in it yet. */
export async function openWholeAws(options: AwsAccountOptions = {}): Promise<WholeAws> {
  const checked = await startAccount({})
  const parameters = await startParameters()
  const services = { iam: checked.url, lambda: checked.url, logs: checked.url, ssm: parameters.url }
  const account = await openAwsAccount({ services, ...options })
  return {
    account,
    parameters,
    client: { endpoint: account.endpoint, credentials: account.credentials, guarded: true },
    async [Symbol.asyncDispose]() {
      await account[Symbol.asyncDispose]()
      await parameters[Symbol.asyncDispose]()
      await checked[Symbol.asyncDispose]()
    },
  }
}

let projectCount = 0

/** A project with a revision, and an environment on AWS to deploy it to. */
export async function makeDeployableToAws(
  bed: DeploymentsBed,
  text?: string,
  owner: (projectId: string) => Identity = () => everything,
) {
  projectCount += 1
  const slug = `store-${projectCount}`
  const projectId = await makeProject(bed.projects, slug)
  const made = 'mutation ($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } } }'
  const input = { projectId, name: 'prod', target: 'AWS', region: 'us-east-1' }
  const environmentId: string = (await bed.projects.ask(owner(projectId), made, { input })).data.environmentCreate
    .environment.id
  await push(bed, projectId, text)
  return { projectId, environmentId, stack: `${slug}-prod-0` }
}
