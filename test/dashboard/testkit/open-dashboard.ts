import { type OpenInstallation, openInstallation } from './open-installation.ts'
import { type Seeded, seed } from './seed.ts'

/** An installation with something in it, and a browser in front of it. */
export interface OpenDashboard extends OpenInstallation {
  readonly seeded: Seeded
}

/** Starts all of it. Tests of pages share one. Webhooks may tell whoever listens on this machine. */
export async function openDashboard(): Promise<OpenDashboard> {
  const installation = await openInstallation({ ROUTO_WEBHOOK_ALLOW: '127.0.0.1' })
  const seeded = await seed(installation.client)
  return {
    ...installation,
    seeded,
    async close() {
      await installation.close()
      await seeded.close()
    },
  }
}
