import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import './chart-canvas.css'
import { formatCount } from '../../format/numbers.ts'
import type { ChartPoint } from './chart-point.ts'

/** So much is written of a moment on the axis. */
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const DAY_S = 86_400

const FONT = '11px -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

/** Draws points, as wide as there is room, in the colours of the theme. Loaded when the first chart is shown. */
export function ChartCanvas({ points }: { readonly points: readonly ChartPoint[] }) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot>(undefined)
  const latest = useRef(points)
  latest.current = points

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const draw = (): void => {
      chart.current?.destroy()
      chart.current = new uPlot(optionsFor(element), dataOf(latest.current), element)
    }
    draw()
    const resize = new ResizeObserver(() => chart.current?.setSize(sizeOf(element)))
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
  useEffect(() => chart.current?.setData(dataOf(points)), [points])
  return <div ref={place} className="routo-chart" aria-hidden="true" />
}

const dataOf = (points: readonly ChartPoint[]): uPlot.AlignedData => [
  points.map(({ at }) => Date.parse(at) / 1_000),
  points.map(({ received }) => received),
  points.map(({ failed }) => failed),
]

/** The legend stands below. */
const LEGEND_PX = 26
const sizeOf = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight - LEGEND_PX })

function optionsFor(element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const bars = uPlot.paths.bars?.({ size: [0.8, 18], radius: 0.1 })
  const axis: uPlot.Axis = {
    font: FONT,
    stroke: colour('--text-3'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  }
  const series = (label: string, fill: string): uPlot.Series => ({
    label,
    fill,
    points: { show: false },
    value: (_chart, count) => (count == null ? '' : formatCount(count)),
    ...(bars && { paths: bars }),
  })
  return {
    ...sizeOf(element),
    padding: [8, 24, 0, 0],
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: (_chart, _lowest, highest) => [0, Math.max(4, highest * 1.08)] } },
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
        size: 44,
        values: (_chart, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? formatCount(tick) : '')),
      },
    ],
    series: [
      {
        value: (_chart, at) =>
          at == null ? '' : new Date(at * 1_000).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
      },
      series('Received', colour('--chart')),
      series('Failed', colour('--chart-bad')),
    ],
  }
}
