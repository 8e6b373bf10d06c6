import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import styles from './text-link.module.css'

/** A link within the dashboard, in a text or a table. */
export const TextLink = createLink((props: ComponentProps<'a'>) => <a {...props} className={styles.link} />)
