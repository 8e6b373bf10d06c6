import type { Caller, Grant } from '../../services/shared/caller.ts'

/** A user with a role in one project, or in several. */
export const userWith = (grants: Readonly<Record<string, Grant>>): Caller => ({
  requestId: 'req_test',
  identity: { actor: { id: 'acc_test', kind: 'USER', name: 'Ana' }, grants },
})
