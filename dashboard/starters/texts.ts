/** Texts of the templates and the examples, by path from here: nothing of them runs in the dashboard. */
export const texts: Readonly<Record<string, string>> = import.meta.glob(
  [
    '../../cli/templates/{blank,http}/*.{ts,txt,json}',
    '../../examples/*/*.{ts,json,csv}',
    '../../examples/{automation/welcome,ci-pipeline/orders}/*.ts',
    '!**/*.test.ts',
    '!**/pipeline.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)
