import type { Makers } from '../engine/handler.ts'
import { branch } from './branch.ts'
import { filter } from './filter.ts'
import { process } from './process.ts'
import { respond } from './respond.ts'
import { split } from './split.ts'
import { tap } from './tap.ts'
import { validate } from './validate.ts'

/** The makers of all steps, for those who run any route. A bundle names the few that it needs. */
export const makers: Required<Makers> = { process, filter, split, branch, tap, validate, respond }
