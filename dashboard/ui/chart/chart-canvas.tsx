import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import './chart-canvas.css'
import type { ChartSeries } from './chart-series.ts'

/** So much is written of a moment on the axis. */
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const DAY_S = 86_400

const FONT = '11px -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

export interface ChartCanvasProps {
  /** When each bucket begins. */
  readonly at: readonly string[]
  /** The later ones are drawn in front. Their number stays. */
  readonly series: readonly ChartSeries[]
  readonly format: (value: number) => string
  /** The axis goes at least so far. */
  readonly least: number
}

/** Draws series, as wide as there is room, in the colours of the theme. Loaded when the first chart is shown. */
export function ChartCanvas(props: ChartCanvasProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot>(undefined)
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    const element = place.current
    if (element === null) return
    // The legend stands below, in as many lines as it needs.
    const fitIn = (): void => {
      const legend = element.querySelector<HTMLElement>('.u-legend')?.offsetHeight ?? 0
      chart.current?.setSize({ width: element.clientWidth, height: element.clientHeight - legend })
    }
    const draw = (): void => {
      chart.current?.destroy()
      const options = optionsFor(element, () => latest.current)
      chart.current = new uPlot(options, dataOf(latest.current), element)
      fitIn()
    }
    draw()
    const resize = new ResizeObserver(fitIn)
    resize.observe(element)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      resize.disconnect()
      theme.disconnect()
      chart.current?.destroy()
      chart.current = undefined
    }
  }, [])
  useEffect(() => chart.current?.setData(dataOf(props)), [props])
  return <div ref={place} className="routo-chart" aria-hidden="true" />
}

const dataOf = ({ at, series }: ChartCanvasProps): uPlot.AlignedData => [
  at.map((moment) => Date.parse(moment) / 1_000),
  ...series.map(({ values }) => [...values]),
]

const bars = uPlot.paths.bars?.({ size: [0.8, 18], radius: 0.1 })

function optionsFor(element: HTMLElement, latest: () => ChartCanvasProps): uPlot.Options {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const { series, format, least } = latest()
  const axis: uPlot.Axis = {
    font: FONT,
    stroke: colour('--text-3'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  }
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [8, 24, 0, 0],
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: (_chart, _lowest, highest) => [0, Math.max(least, (highest ?? 0) * 1.08)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 28,
        space: 72,
        values: (_chart, ticks, _axis, _space, step) =>
          ticks.map((at) => (step < DAY_S ? time : day).format(at * 1_000)),
      },
      {
        ...axis,
        size: 56,
        // Half a message is none.
        values: (_chart, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? format(tick) : '')),
      },
    ],
    series: [
      {
        value: (_chart, at) =>
          at == null ? '' : new Date(at * 1_000).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
      },
      ...series.map(({ label, colour: name, shape, dash }, index): uPlot.Series => {
        const value: uPlot.Series.Value = (_chart, _height, _series, bucket) => {
          const { values, said = values } = latest().series[index] ?? { values: [] }
          const number = bucket === null ? null : said[bucket]
          return number == null ? '' : format(number)
        }
        const common = { label, value, points: { show: false } }
        if (shape === 'line') {
          const points = { show: true, size: 4, fill: colour(name), filter: isolated }
          return { ...common, points, stroke: colour(name), width: 1.5, ...(dash && { dash: [...dash] }) }
        }
        const look = shape === 'bars' ? { fill: colour(name), width: 0 } : { stroke: colour(name), width: 1 }
        return { ...common, ...look, ...(bars && { paths: bars }) }
      }),
    ],
  }
}

/** Values that stand alone, and so have no line. */
const isolated: uPlot.Series.Points.Filter = (chart, series) => {
  const values = chart.data[series] ?? []
  const alone: number[] = []
  for (const [index, value] of values.entries())
    if (value != null && values[index - 1] == null && values[index + 1] == null) alone.push(index)
  return alone
}
