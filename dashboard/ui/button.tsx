import type { ComponentProps } from 'react'
import styles from './button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** A square, for an icon: `aria-label` says what it does. */
  readonly icon?: boolean
}

/** How a button looks; for links that stand among buttons, too. */
export const buttonClass = (variant: NonNullable<ButtonProps['variant']> = 'plain'): string =>
  `${styles.button} ${styles[variant]}`

/** Does something. What leads somewhere is a link. */
export function Button({ variant = 'plain', icon = false, className = '', type = 'button', ...rest }: ButtonProps) {
  const classes = `${buttonClass(variant)} ${icon ? styles.icon : ''} ${className}`
  return <button {...rest} type={type} className={classes} />
}
