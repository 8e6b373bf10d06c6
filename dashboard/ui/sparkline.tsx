import styles from './sparkline.module.css'

export interface SparkPoint {
  readonly received: number
  readonly failed: number
}

const WIDTH = 72
const HEIGHT = 20
/** Bars narrower than this cannot be told apart. */
const MOST_BARS = 24

/** How messages came over time, failed ones in red. It says nothing that is not in numbers beside it. */
export function Sparkline({ points }: { readonly points: readonly SparkPoint[] }) {
  const bars = gathered(points)
  const highest = Math.max(1, ...bars.map(({ received }) => received))
  const step = WIDTH / Math.max(1, bars.length)
  return (
    <svg className={styles.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={styles.ground} />
      {bars.map(({ key, received, failed }, index) => {
        const height = received === 0 ? 0 : Math.max(1.5, (received / highest) * (HEIGHT - 2))
        const red = received === 0 ? 0 : Math.min(height, (failed / received) * height)
        const x = index * step
        return (
          <g key={key}>
            <rect className={styles.bar} x={x} width={step - 1} y={HEIGHT - height} height={height} rx="0.5" />
            {red > 0 && (
              <rect className={styles.bad} x={x} width={step - 1} y={HEIGHT - red} height={Math.max(1.5, red)} />
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Neighbouring points together, so that there are no more bars than can be seen. */
function gathered(points: readonly SparkPoint[]): readonly (SparkPoint & { readonly key: number })[] {
  const size = Math.ceil(points.length / MOST_BARS) || 1
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) => {
    const some = points.slice(index * size, (index + 1) * size)
    return {
      key: index,
      received: some.reduce((sum, { received }) => sum + received, 0),
      failed: some.reduce((sum, { failed }) => sum + failed, 0),
    }
  })
}
