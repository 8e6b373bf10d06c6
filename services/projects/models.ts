import { feedModel } from '../shared/feed/model.ts'
import { idempotencyModel } from '../shared/idempotency/model.ts'
import { accountModel, attemptModel, memberModel, sessionModel, signInCodeModel, tokenModel } from './accounts/model.ts'
import { auditModel } from './audit/model.ts'
import { placesOnAws } from './environments/external-id.ts'
import { environmentModel, sealModel } from './environments/model.ts'
import { deletionModel, projectModel } from './project/model.ts'
import { blobModel, revisionModel } from './revisions/model.ts'

/** What the store of the service keeps. */
export const projectsModels = [
  accountModel,
  sessionModel,
  signInCodeModel,
  tokenModel,
  memberModel,
  attemptModel,
  projectModel,
  deletionModel,
  environmentModel,
  sealModel,
  revisionModel,
  blobModel,
  auditModel,
  idempotencyModel,
  feedModel,
]

/** How the documents of earlier releases become those of this one. */
export const projectsMigrations = [{ ...placesOnAws, version: 2 }]
