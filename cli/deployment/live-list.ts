import type { Surroundings } from '../context/context.ts'
import { fitting } from '../output/fitting.ts'

/** Lines of a terminal that change in place. */
export interface LiveList {
  /** Draws them again now. */
  draw(): void
  /** Draws them a last time, and leaves them there. */
  end(): void
}

const FRAME_MS = 100
const HIDE_CURSOR = '\u001b[?25l'
const SHOW_CURSOR = '\u001b[?25h'
const CLEAR_BELOW = '\u001b[J'

/** @param lines what they are at the time */
export function liveList(
  stream: Surroundings['stderr'] & { columns?: number; rows?: number },
  lines: () => readonly string[],
): LiveList {
  let height = 0
  stream.write(HIDE_CURSOR)
  const timer = setInterval(draw, FRAME_MS)
  return {
    draw,
    end() {
      clearInterval(timer)
      draw()
      stream.write(SHOW_CURSOR)
    },
  }

  function draw(): void {
    // What does not fit into the window cannot be taken back. Some terminals say that they have no size.
    const shown = lines()
      .slice(-(stream.rows || 24) + 1)
      .map((line) => fitting(line, (stream.columns || 80) - 1))
    const back = height === 0 ? '' : `\r\u001b[${height}A`
    stream.write(`${back}${CLEAR_BELOW}${shown.map((line) => `${line}\n`).join('')}`)
    height = shown.length
  }
}
