/** How steps are run: what is told between slices, and what stops them. */
export interface Running<Progress> {
  readonly signal: AbortSignal
  readonly tell: (progress: Progress) => void
}

/**
 * Runs a generator to its end in slices of a few milliseconds, so that the page stays alive between them. Undefined where it was
 * stopped.
 */
export async function runInSlices<Progress, Result>(
  steps: Generator<Progress, Result>,
  { signal, tell }: Running<Progress>,
): Promise<Result | undefined> {
  let until = performance.now() + SLICE
  while (!signal.aborted) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    tell(step.value)
    await new Promise((resolve) => setTimeout(resolve))
    until = performance.now() + SLICE
  }
  return undefined
}

/** Milliseconds: under the time of a frame. */
const SLICE = 12
