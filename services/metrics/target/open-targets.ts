import { setTimeout as sleep } from 'node:timers/promises'
import { type ClientOptions, createClients } from '../../../targets/aws/clients.ts'
import { awsCosts } from '../../../targets/aws/costs/aws-costs.ts'
import { awsDataPlane } from '../../../targets/aws/data-plane/aws-data-plane.ts'
import type { DataPlane } from '../../../targets/data-plane.ts'
import type { Log } from '../../shared/log.ts'
import { ONE_LIST } from '../collect/source.ts'
import type { MetricsOptions } from '../service.ts'
import { dataPlaneByTarget } from './by-target.ts'
import { type AskedServices, askElsewhere } from './elsewhere.ts'

/** Where messages can be. */
export interface TargetOptions extends AskedServices {
  /** Of the local cloud. */
  readonly local: DataPlane
  /** How AWS is reached. */
  readonly aws: ClientOptions
  readonly log: Log
}

/** Opens all targets: the local cloud, and every account on AWS that environments name. */
export function openTargets({ local, aws: options, log, ...services }: TargetOptions) {
  const clients = createClients(options)
  const elsewhere = askElsewhere(services)
  const aws = awsDataPlane({ ...elsewhere, clients, now: Date.now, sleep, log })
  return {
    dataPlane: { ...dataPlaneByTarget({ local, aws }, elsewhere.findPlace), records: local.records },
    sources: [
      { id: ONE_LIST, records: local.records },
      { id: 'aws', records: aws.records },
    ],
    actualCosts: awsCosts({ clients, findPlace: elsewhere.findPlace, now: Date.now }),
  } satisfies Partial<MetricsOptions>
}
