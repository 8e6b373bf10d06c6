import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { Project } from '../../app/use-project.ts'
import { formatClock, formatExactTime } from '../../format/times.ts'
import { TextBlock } from '../../ui/text-block.tsx'
import type { LogLine } from './follow-logs.ts'
import styles from './log-row.module.css'

interface LogRowProps {
  readonly project: Project
  readonly line: LogLine
  readonly isOpen: boolean
  readonly onTurn: () => void
}

/** A line, and behind it what was given along with it. */
export function LogRow({ project, line, isOpen, onTurn }: LogRowProps) {
  const { at, level, message, routeName } = line
  return (
    <>
      <button type="button" className={styles.row} data-level={level} aria-expanded={isOpen} onClick={onTurn}>
        <ChevronRight size={12} className={styles.icon} aria-hidden="true" />
        <time dateTime={at} title={formatExactTime(new Date(at))} className={styles.at}>
          {formatClock(new Date(at))}
        </time>
        <span className={styles.level}>{level}</span>
        <span className={styles.route} title={routeName}>
          {routeName}
        </span>
        <span className={styles.message}>{message.slice(0, SHOWN)}</span>
      </button>
      {isOpen && <Details project={project} line={line} />}
    </>
  )
}

/** More does not fit on any screen. */
const SHOWN = 500

function Details({ project: { slug }, line }: Pick<LogRowProps, 'project' | 'line'>) {
  const { message, data, messageId, correlationId, requestId, at } = line
  return (
    <div className={styles.details}>
      <TextBlock label="Line" text={message} />
      {data != null && <TextBlock label="Data" text={JSON.stringify(data, null, 2)} />}
      <p className={styles.facts}>
        <span>{formatExactTime(new Date(at))}</span>
        {messageId != null && (
          <Link
            to="/projects/$project/trace"
            params={{ project: slug }}
            search={(before) => ({ env: before.env, ref: messageId })}
            className="link"
          >
            Trace of message {messageId}
          </Link>
        )}
        {correlationId != null && correlationId !== messageId && <span>flow {correlationId}</span>}
        {requestId != null && <span>invocation {requestId}</span>}
      </p>
    </div>
  )
}
