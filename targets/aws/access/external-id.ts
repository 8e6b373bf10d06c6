import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import type { Finding } from '../../driver.ts'
import { TargetError } from '../../driver.ts'
import type { ClientsFor } from '../clients.ts'
import type { AwsPlace } from '../place.ts'
import type { Call } from '../stacks/call.ts'

/** The shortest session there is; nothing is done with it. */
const SESSION_S = 900

/**
 * Whether the role of a place asks for the external id. One that does not could be named by anybody as theirs, and this server,
 * which may assume it, would work for them in somebody else's account.
 */
export function createExternalIdCheck(options: { readonly clients: ClientsFor; readonly call: Call }) {
  const { clients, call } = options

  /** Why not; undefined where it can. */
  async function refusalOf(place: AwsPlace, RoleArn: string, ExternalId?: string): Promise<string | undefined> {
    const { roleArn: _, ...rest } = place
    const withoutRole = { ...rest, serverCredentials: true }
    const request = new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: 'routo-external-id-check',
      DurationSeconds: SESSION_S,
      ...(ExternalId !== undefined && { ExternalId }),
    })
    try {
      await call(clients(withoutRole).sts, (sts) => sts.send(request))
      return undefined
    } catch (error) {
      if (error instanceof TargetError && error.code === 'ACCESS_DENIED') return error.message
      throw error
    }
  }

  return async (place: AwsPlace): Promise<readonly Finding[]> => {
    const { roleArn, externalId } = place
    if (roleArn === undefined) return []
    const refusal = await refusalOf(place, roleArn, externalId)
    if (refusal !== undefined) {
      const message = `The role ${roleArn} cannot be assumed: let its trust policy name this server, and ask for the environment's external id. AWS says: ${refusal}`
      return [{ code: 'ROLE_NOT_ASSUMABLE', level: 'ERROR', message }]
    }
    const others = [undefined, `not-${externalId}`]
    const refusals = await Promise.all(others.map((other) => refusalOf(place, roleArn, other)))
    if (!refusals.includes(undefined)) return []
    const message = `The role ${roleArn} can be assumed without the external id of the environment, or with any: add the condition "StringEquals": { "sts:ExternalId": "${externalId}" } to its trust policy.`
    return [{ code: 'EXTERNAL_ID_NOT_ASKED', level: 'ERROR', message }]
  }
}
