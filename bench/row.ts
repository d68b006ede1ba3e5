/** One line of the bench's table: our time against another's for the same work in the same run. */
export interface Row {
  readonly name: string
  /** Milliseconds, median. */
  readonly ours: number
  /** Milliseconds, median, of what it is held against. */
  readonly theirs: number
  /** What {@link theirs} is: "yaml parsing the same text". */
  readonly against: string
  /** Ours may be at most this many times theirs, after {@link allowance} is taken off. */
  readonly limit: number
  /** Milliseconds that ours may take on top. */
  readonly allowance?: number
}

/** Ours as a multiple of theirs, the allowance taken off. */
export function ratioOf({ ours, theirs, allowance = 0 }: Row): number {
  return Math.max(0, ours - allowance) / theirs
}

export function isWithin(row: Row): boolean {
  return ratioOf(row) <= row.limit
}
