import { isEqualPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { lexLine, startOfText, stateAt } from './lex-line.ts'
import type { LexState, Piece } from './lex-line.ts'
import { closeFrames, copyOutline, emptyOutline, flowValue, readPieces } from './outline.ts'
import type { FlowFrame, Line, Outline } from './outline.ts'

/** What may be written at one place of a text, told from indents alone, so that it works while the text does not parse. */
export interface Place {
  /** The map that a key written here would join; absent where no key can stand. */
  readonly keyIn?: Path
  /** The path that a value written here would have; absent where no value can stand. */
  readonly valueAt?: Path
  /** The word at the cursor, which what is written replaces. */
  readonly start: number
  readonly end: number
  /** Keys that the map of `keyIn` has already, the word at the cursor not among them. */
  readonly taken: readonly string[]
  /** Whether a colon stands behind the word already. */
  readonly hasColon: boolean
  readonly isInFlow: boolean
}

/** Where in the text a cursor at `offset` is; line ends are `\n`. Undefined in comments and inside block scalars. */
export function placeAt(text: string, offset: number): Place | undefined {
  const lines = text.split('\n')
  const outline = emptyOutline()
  let state = startOfText
  let start = 0
  let found: Spot | undefined
  for (const line of lines) {
    const before = stateAt(line, state)
    if (before.flow === '') outline.flow.length = 0
    const { pieces: all, state: after } = lexLine(line, before)
    const pieces = line.trim() === '' ? [] : all
    const cursor = offset - start
    if (cursor >= 0 && cursor <= line.length) {
      found = spotIn(outline, { line, start, pieces, cursor, before })
      if (!found) return undefined
    }
    readPieces(outline, { line, start, pieces })
    state = after
    start += line.length + 1
  }
  return found && placeOf(found, outline)
}

interface Spot extends Pick<Place, 'keyIn' | 'valueAt' | 'start' | 'end' | 'hasColon' | 'isInFlow'> {}

function placeOf(spot: Spot, { keys }: Outline): Place {
  const { keyIn } = spot
  const siblings = keyIn ? keys.filter((key) => isEqualPath(key.parent, keyIn) && key.start !== spot.start) : []
  const { valueAt, ...onlyKey } = spot
  const isOnlyKey = keyIn !== undefined && (siblings.length > 0 || spot.hasColon)
  return { ...(isOnlyKey || valueAt === undefined ? onlyKey : spot), taken: siblings.map(({ name }) => name) }
}

interface CursorLine extends Line {
  /** Offset in the line. */
  readonly cursor: number
  readonly before: LexState
}

/** The spot of the cursor; `outline` has read the lines above, and is left as it was. */
function spotIn(outline: Outline, at: CursorLine): Spot | undefined {
  const { pieces, cursor, start } = at
  const touching = pieces.find((piece) => piece.start <= cursor && cursor <= piece.end && isWord(piece))
  const inside = pieces.find((piece) => piece.start < cursor && cursor <= piece.end)
  if (inside?.kind === 'comment' || inside?.kind === 'mark' || isInBlock(at)) return undefined
  const copy = copyOutline(outline)
  const from = touching?.start ?? cursor
  readPieces(copy, at, from)
  const span = { start: start + from, end: start + (touching?.end ?? cursor), hasColon: touching?.kind === 'key' }
  const flow = copy.flow.at(-1)
  if (flow) return { ...span, ...flowSpot(flow, behindColon(pieces, from)), isInFlow: true }
  const spot = at.before.flow || at.before.quote ? undefined : blockSpot(copy, at, from)
  return spot && { ...span, ...spot, isInFlow: false }
}

/** A blank line belongs to the block scalar above it only where the cursor stands as deep as that. */
function isInBlock({ line, cursor, before }: CursorLine): boolean {
  return before.block > -2 && (line.trim() !== '' || cursor > before.block)
}

function isWord({ kind }: Piece): boolean {
  return kind === 'key' || kind === 'plain' || kind === 'quoted'
}

function behindColon(pieces: readonly Piece[], from: number): boolean {
  const last = pieces.findLast((piece) => piece.start < from && piece.kind !== 'comment')
  return last?.kind === 'colon'
}

type Paths = Pick<Place, 'keyIn' | 'valueAt'>

function flowSpot(frame: FlowFrame, hasColon: boolean): Paths {
  if (frame.kind === 'list') return { valueAt: flowValue(frame) }
  return hasColon ? { valueAt: flowValue(frame) } : { keyIn: frame.path }
}

/** Outside brackets: behind a colon a value, else a key of the map whose column this is, or the first of a new one. */
function blockSpot(outline: Outline, { pieces, cursor }: CursorLine, from: number): Paths | undefined {
  const before = pieces.filter((piece) => piece.start < from && piece.end <= cursor)
  const last = before.at(-1)
  if (last?.kind === 'colon') return { valueAt: outline.frames.at(-1)?.next ?? [] }
  if (last && last.kind !== 'dash') return undefined
  const isInIndent = pieces.some((piece) => piece.start > cursor)
  const isWordHere = from < cursor || pieces.some((piece) => piece.start === from)
  return isInIndent && !isWordHere ? undefined : freshSpot(outline, from)
}

function freshSpot({ frames }: Outline, column: number): Paths | undefined {
  const isOut = closeFrames(frames, column)
  const top = frames.at(-1)
  if (!top) return undefined
  if (top.kind === 'map' && top.column === column) return { keyIn: top.path }
  // Deeper than this map but less deep than what stands in it: no column of any map.
  return isOut || top.hasValue || !top.next ? undefined : { keyIn: top.next, valueAt: top.next }
}
