import type { Define } from '../act.ts'
import { defineApprove } from './approve.ts'
import { defineAudit } from './audit.ts'
import { defineBuild } from './build.ts'
import { defineCancel } from './cancel.ts'
import { defineCheck } from './check.ts'
import { defineCompletion } from './completion.ts'
import { defineDeploy } from './deploy.ts'
import { defineDestroy } from './destroy.ts'
import { defineDev } from './dev.ts'
import { defineDlq } from './dlq.ts'
import { defineDoctor } from './doctor.ts'
import { defineEnv } from './env.ts'
import { defineExecutions } from './executions.ts'
import { defineInit } from './init.ts'
import { defineLogin } from './login.ts'
import { defineLogout } from './logout.ts'
import { defineLogs } from './logs.ts'
import { defineOpen } from './open.ts'
import { definePlan } from './plan.ts'
import { definePromote } from './promote.ts'
import { definePull } from './pull.ts'
import { definePush } from './push.ts'
import { defineRecover } from './recover.ts'
import { defineRollback } from './rollback.ts'
import { defineSecret } from './secret.ts'
import { defineSend } from './send.ts'
import { defineStats } from './stats.ts'
import { defineStatus } from './status.ts'
import { defineToken } from './token.ts'
import { defineTrace } from './trace.ts'
import { defineTry } from './try.ts'
import { defineWebhook } from './webhook.ts'
import { defineWhoami } from './whoami.ts'

/** All commands, in the order of the help. */
export const commands: readonly Define[] = [
  defineInit,
  defineDev,
  defineCheck,
  defineBuild,
  definePlan,
  defineDeploy,
  defineStatus,
  defineRollback,
  definePromote,
  defineDestroy,
  defineCancel,
  defineApprove,
  defineRecover,
  defineSend,
  defineTry,
  defineLogs,
  defineStats,
  defineExecutions,
  defineTrace,
  defineDlq,
  defineEnv,
  defineSecret,
  defineToken,
  defineWebhook,
  defineAudit,
  definePush,
  definePull,
  defineOpen,
  defineLogin,
  defineLogout,
  defineWhoami,
  defineDoctor,
  defineCompletion,
]
