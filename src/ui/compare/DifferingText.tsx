import { middleDifference } from '../../core/diff/middle-difference.ts'

interface Props {
  readonly text: string
  /** What stands on the other side; `''` for nothing. */
  readonly other: string
}

/** Up to so many characters a value is seen whole. */
const SHORT = 24
/** How much of what both sides share is kept before the place where they part. */
const LEAD = 10

/** A value in one line. A long one that begins as the other side's does starts close to where they part, and that is marked. */
export function DifferingText({ text, other }: Props) {
  const difference = text.length > SHORT && other !== '' ? middleDifference(text, other) : undefined
  if (!difference) return text
  const { start, end } = difference
  const cut = start > LEAD * 2 ? start - LEAD : 0
  return (
    <>
      {cut > 0 && '…'}
      {text.slice(cut, start)}
      {end > start && <mark className="change-mark">{text.slice(start, end)}</mark>}
      {text.slice(end)}
    </>
  )
}
