import { expect, test } from '@jest/globals'
import * as routo from 'routo'
import * as compiler from 'routo/compiler'
import * as testing from 'routo/testing'

/** What users can import. A name that goes away, or comes by accident, is seen here. */
test.each([
  [
    'routo',
    routo,
    ['PermanentError', 'RetryableError', 'ensureOk', 'json', 'jsonPredicate', 'jsonSplitter', 'lines', 'route'],
  ],
  ['routo/testing', testing, ['fakeClock', 'fakeFetch', 'routeNamed', 'routesOf', 'runRoute', 'scenario']],
  [
    'routo/compiler',
    compiler,
    [
      'bundle',
      'check',
      'checkVariables',
      'compile',
      'diagnosticCodes',
      'diff',
      'edit',
      'emit',
      'estimate',
      'evaluate',
      'graph',
      'hasErrors',
      'inspect',
      'isEditProblem',
      'physicalNames',
      'plan',
      'print',
      'readProject',
    ],
  ],
])('%s exports what it promises', (_name, module, names) => {
  expect(Object.keys(module).sort()).toEqual(names)
})
