import type { Define } from '../act.ts'
import { defineEnv } from './env.ts'
import { defineLogin } from './login.ts'
import { defineLogout } from './logout.ts'
import { defineSecret } from './secret.ts'
import { defineToken } from './token.ts'
import { defineWhoami } from './whoami.ts'

/** All commands, in the order of the help. */
export const commands: readonly Define[] = [
  defineEnv,
  defineSecret,
  defineToken,
  defineLogin,
  defineLogout,
  defineWhoami,
]
