import type { Action } from './call.ts'
import { createChangeSet, deleteChangeSet, describeChangeSet, executeChangeSet, listChangeSets } from './change-sets.ts'
import { describeStackDriftDetectionStatus, describeStackResourceDrifts, detectStackDrift } from './drift.ts'
import { describeEvents } from './events.ts'
import {
  describeStackEvents,
  describeStackResources,
  describeStacks,
  getTemplate,
  listStackResources,
  listStacks,
  validateTemplate,
} from './look.ts'
import {
  cancelUpdateStack,
  continueUpdateRollback,
  createStackAction,
  deleteStackAction,
  rollbackStack,
  setStackPolicy,
  updateStackAction,
  updateTerminationProtection,
} from './stacks.ts'

/** The actions that the double has, by their names. */
export const actions: Readonly<Record<string, Action>> = {
  CancelUpdateStack: cancelUpdateStack,
  ContinueUpdateRollback: continueUpdateRollback,
  CreateChangeSet: createChangeSet,
  CreateStack: createStackAction,
  DeleteChangeSet: deleteChangeSet,
  DeleteStack: deleteStackAction,
  DescribeChangeSet: describeChangeSet,
  DescribeEvents: describeEvents,
  DescribeStackDriftDetectionStatus: describeStackDriftDetectionStatus,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResourceDrifts: describeStackResourceDrifts,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  DetectStackDrift: detectStackDrift,
  ExecuteChangeSet: executeChangeSet,
  GetTemplate: getTemplate,
  ListChangeSets: listChangeSets,
  ListStackResources: listStackResources,
  ListStacks: listStacks,
  RollbackStack: rollbackStack,
  SetStackPolicy: setStackPolicy,
  UpdateStack: updateStackAction,
  UpdateTerminationProtection: updateTerminationProtection,
  ValidateTemplate: validateTemplate,
}
