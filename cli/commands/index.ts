import type { Define } from '../act.ts'
import { defineWhoami } from './whoami.ts'

/** All commands, in the order of the help. */
export const commands: readonly Define[] = [defineWhoami]
