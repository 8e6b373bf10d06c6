import type { DeployableConfig } from '../../shared/deployable.ts'
import { seal, unseal } from '../../shared/sealing.ts'
import type { ConfigRecord } from '../deployment/record.ts'

/** Configuration for a deployment to keep. @param key 32 bytes */
export const sealConfig = (config: DeployableConfig, key: Buffer, deploymentId: string): ConfigRecord => ({
  version: config.configVersion,
  variables: config.variables,
  sealed: seal(JSON.stringify(config.secrets), key, deploymentId),
})

/** @throws {Error} when it was sealed with another key, or for another deployment */
export const openConfig = (
  { version, variables, sealed }: ConfigRecord,
  key: Buffer,
  deploymentId: string,
): DeployableConfig => ({
  configVersion: version,
  variables,
  // Only `sealConfig` writes these.
  secrets: JSON.parse(unseal(sealed, key, deploymentId)) as Readonly<Record<string, string>>,
})
