/** First in, first out. */
export interface ReadyList<T> {
  push(item: T): void
  shift(): T | undefined
  /** Lets go of what is not wanted any more. */
  keep(wanted: (item: T) => boolean): void
  readonly size: number
}

/** So many items at the head are gone before the array is cut: cutting moves the rest. */
const LEAST_CUT = 1_024

export function readyList<T>(): ReadyList<T> {
  let items: (T | undefined)[] = []
  let head = 0
  return {
    push: (item) => {
      items.push(item)
    },
    shift() {
      if (head === items.length) return undefined
      const item = items[head]
      items[head++] = undefined
      if (head >= LEAST_CUT && head * 2 >= items.length) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
    keep(wanted) {
      items = items.slice(head).filter((item) => item !== undefined && wanted(item))
      head = 0
    },
    get size() {
      return items.length - head
    },
  }
}
