import type { ApiError } from '../../../client/errors.ts'
import type { ShowAwsSetupQuery } from '../../../client/operations.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import styles from './aws-panel.module.css'

export type AwsSetup = Extract<NonNullable<ShowAwsSetupQuery['node']>, { readonly id: string }>

interface AwsAccessProps {
  readonly setup: AwsSetup
  /** Why some of it is not there: AWS has to be asked whose account it is. */
  readonly why: ApiError | undefined
  readonly name: string
}

/** What the owner of the account launches once, or copies by hand. */
export function AwsAccess({ setup: { externalId, connectTemplate, iamPolicy }, why, name }: AwsAccessProps) {
  return (
    <div className={styles.access}>
      <p>
        The owner of the account launches the template once, in this region: it makes both roles and the boundary, for
        this project and nothing else. Then enter what the stack gives out.
      </p>
      {(connectTemplate == null || iamPolicy == null) && <FormProblem error={why} />}
      {connectTemplate != null && (
        <Text title="CloudFormation template" text={connectTemplate} file={`routo-access-${name}.json`} />
      )}
      {iamPolicy != null &&
        (['deployer', 'execution', 'boundary'] as const).map((part) => (
          <Text
            key={part}
            title={`Policy: ${part}`}
            text={JSON.stringify(iamPolicy[part], null, 2)}
            file={`routo-${part}-${name}.json`}
          />
        ))}
      {externalId != null && (
        <div className={styles.text}>
          <p>The trust policy of the role asks for this external id:</p>
          <Snippet text={externalId} label="Copy the external id" />
        </div>
      )}
    </div>
  )
}

interface TextProps {
  readonly title: string
  readonly text: string
  readonly file: string
}

function Text({ title, text, file }: TextProps) {
  return (
    <details className={styles.text}>
      <summary>{title}</summary>
      <div className={styles.actions}>
        <CopyButton text={text} />
        <Button onClick={() => download(text, file)}>Download</Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  )
}

function download(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  URL.revokeObjectURL(url)
}
