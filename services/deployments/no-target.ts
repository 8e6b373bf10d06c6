import { type StackDriver, TargetError } from '../../targets/driver.ts'

const refuse = async (): Promise<never> => {
  throw new TargetError('NO_TARGET', 'This installation has no target to deploy to.')
}

/** The driver of an installation that knows no target: whatever is asked of it fails, and says so. */
export const noTarget: StackDriver = {
  preflight: refuse,
  upload: refuse,
  plan: refuse,
  execute: refuse,
  events: refuse,
  cancel: refuse,
  recover: refuse,
  destroy: refuse,
  describe: refuse,
  drift: refuse,
}
