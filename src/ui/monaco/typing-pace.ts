/** Work that follows typing: done right after the key is painted while it is cheap, else in a pause, so that no key waits for it. */
export interface Pace {
  /** Says that there is something to do. */
  readonly ask: () => void
  /** Does what was asked for at once, and measures how long it takes. */
  readonly flush: () => void
  /** Forgets what was asked for. */
  readonly stop: () => void
}

/** Work of up to so many milliseconds leaves a frame room for the key itself. */
const CHEAP = 8
const PAUSE = 120
/** When a fast typist's next key comes: work that would still run then waits until one has not come. */
const NEXT_KEY = 150
const NO_KEY = 200
/** Dear work waits longer: the more it costs, the surer the typing has to be over. */
const PATIENCE = 2
const LONG_PAUSE = 600

interface Typing {
  /** The work's duration in milliseconds before it has been measured. */
  readonly guess: number
  /** Whether the last key left something half written, which only a longer pause says is meant so. */
  readonly isHalf: () => boolean
}

/** A pace for the work. */
export function paceOf(work: () => void, { guess, isHalf }: Typing): Pace {
  let cost = guess
  let cancel: (() => void) | undefined
  const stop = (): void => {
    cancel?.()
    cancel = undefined
  }
  const flush = (): void => {
    if (!cancel) return
    stop()
    const start = performance.now()
    work()
    cost = performance.now() - start
  }
  const ask = (): void => {
    const pause = pauseBefore(cost)
    stop()
    cancel = isHalf() ? after(Math.max(LONG_PAUSE, pause), flush) : pause > 0 ? after(pause, flush) : afterPaint(flush)
  }
  return { ask, flush, stop }
}

function pauseBefore(cost: number): number {
  if (cost <= CHEAP) return 0
  return PAUSE + cost <= NEXT_KEY ? PAUSE : Math.max(NO_KEY, cost * PATIENCE)
}

/** How long work on a text of so many characters may take before it has been measured. */
export function guessCost(length: number): number {
  return length / 6000
}

function after(pause: number, run: () => void): () => void {
  const timer = setTimeout(run, pause)
  return () => clearTimeout(timer)
}

function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (timer = setTimeout(run)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
