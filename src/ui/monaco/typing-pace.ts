/** Work that follows typing: done in the next frame while it is cheap, else in a pause, so that no key waits for it. */
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
/** Dear work waits longer: the more it costs, the surer the typing has to be over. */
const PATIENCE = 4

export function paceOf(work: () => void, guess: number): Pace {
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
    if (cost > CHEAP) stop()
    cancel ??= cost > CHEAP ? afterPause(Math.max(PAUSE, cost * PATIENCE), flush) : inFrame(flush)
  }
  return { ask, flush, stop }
}

/** How long work on a text of so many characters may take before it has been measured. */
export function guessCost(length: number): number {
  return length / 6000
}

function afterPause(pause: number, run: () => void): () => void {
  const timer = setTimeout(run, pause)
  return () => clearTimeout(timer)
}

function inFrame(run: () => void): () => void {
  const frame = requestAnimationFrame(run)
  return () => cancelAnimationFrame(frame)
}
