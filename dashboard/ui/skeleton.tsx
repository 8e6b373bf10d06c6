import styles from './skeleton.module.css'

/** Holds the place of something of this size that is still to come. */
export function Skeleton({ width = '100%', height = '1em' }: { readonly width?: string; readonly height?: string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}
