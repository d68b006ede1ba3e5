/** Typing that undo takes back in one step: a word with the blanks before it, a stretch of deletions. */
export interface TypingRun {
  readonly number: number
  readonly kind: 'text' | 'blank' | 'deletion' | 'other'
  /** Where the next key of the same run would act. */
  readonly at: number
  readonly time: number
}

export interface TypedChange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A pause after which typing is a new run, in milliseconds. */
const PAUSE = 1000

export const noRun: TypingRun = { number: 0, kind: 'other', at: -1, time: 0 }

/**
 * The run that a change belongs to: the last one if it goes on where that left off, else a new one. A new line, a blank behind a
 * word, a paste, a deletion after typing, a jump elsewhere and a pause each begin a new run.
 *
 * @see SPEC.md E5
 */
export function nextRun(last: TypingRun, change: TypedChange, time: number): TypingRun {
  const kind = kindOf(change)
  const isNear = kind === 'deletion' ? change.end === last.at || change.start === last.at : change.start === last.at
  const isSame = kind === last.kind || (kind === 'text' && last.kind === 'blank')
  const goesOn = kind !== 'other' && isNear && isSame && time - last.time < PAUSE
  return { number: goesOn ? last.number : last.number + 1, kind, at: change.start + change.text.length, time }
}

function kindOf({ start, end, text }: TypedChange): TypingRun['kind'] {
  if (text === '') return end - start > 0 ? 'deletion' : 'other'
  if (end > start || text.length > 2) return 'other'
  return /^[ \t]+$/.test(text) ? 'blank' : /\s/.test(text) ? 'other' : 'text'
}
