import { createLink } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './text-link.module.css'

/** A link within the dashboard, in a text or a table. */
export const TextLink = createLink((props: ComponentProps<'a'>) => <a {...props} className="link" />)

/** A link to another site, which is not told where one comes from. What is no address of the web is only text. */
export function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return children
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={`link ${styles.outside}`}>
      {children}
      <ExternalLink size={12} aria-hidden="true" />
      <span className="aloud">(leaves routo)</span>
    </a>
  )
}
