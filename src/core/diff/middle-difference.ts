/** The one stretch in which two texts differ, and what stands there in the second. */
export interface Difference {
  readonly start: number
  /** In the first text. */
  readonly end: number
  readonly text: string
}

/** The smallest single replacement that turns `before` into `after`; undefined where they are equal. Never splits a character. */
export function middleDifference(before: string, after: string): Difference | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  if (isLead(before, start - 1) || isLead(after, start - 1)) start -= 1
  let same = 0
  while (same < shorter - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same += 1
  if (isTrail(before, before.length - same) || isTrail(after, after.length - same)) same -= 1
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}

/**
 * `change`, which was made to the same text as `other`, as it stands once `other` is made too; undefined where the two touch.
 */
export function shifted(change: Difference, other: Difference): Difference | undefined {
  if (change.end < other.start) return change
  if (change.start <= other.end) return undefined
  const by = other.text.length - (other.end - other.start)
  return { ...change, start: change.start + by, end: change.end + by }
}

/** The text with a difference made. */
export function withDifference(text: string, { start, end, text: middle }: Difference): string {
  return text.slice(0, start) + middle + text.slice(end)
}

function isLead(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code < 0xdc00
}

function isTrail(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code < 0xe000
}
