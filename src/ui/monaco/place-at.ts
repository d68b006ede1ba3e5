import type { Path, Segment } from '../../core/path.ts'
import { lexLine, startOfText, stateAt } from './lex-line.ts'
import type { LexState, Piece } from './lex-line.ts'

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
  const reader: Reader = { frames: [newFrame('map', 0, [])], flow: [], keys: [] }
  let state = startOfText
  let start = 0
  let found: Spot | undefined
  for (const line of lines) {
    const before = stateAt(line, state)
    if (before.flow === '') reader.flow.length = 0
    const { pieces: all, state: after } = lexLine(line, before)
    const pieces = line.trim() === '' ? [] : all
    const cursor = offset - start
    if (cursor >= 0 && cursor <= line.length) {
      found = spotIn(reader, { line, start, pieces, cursor, before })
      if (!found) return undefined
    }
    readPieces(reader, { line, start, pieces })
    state = after
    start += line.length + 1
  }
  return found && placeOf(found, reader)
}

interface Line {
  readonly line: string
  readonly start: number
  readonly pieces: readonly Piece[]
}

/** A block map or list that is open at some column. */
interface Frame {
  readonly kind: 'map' | 'list'
  readonly column: number
  readonly path: Path
  /** Where the next value belongs: the last key's path, or the last item's. */
  next: Path | undefined
  /** Whether that value has begun on the key's own line. */
  hasValue: boolean
  items: number
}

interface FlowFrame {
  readonly kind: 'map' | 'list'
  readonly path: Path
  key: Segment | undefined
  items: number
}

interface Reader {
  readonly frames: Frame[]
  readonly flow: FlowFrame[]
  readonly keys: Key[]
}

interface Key {
  readonly parent: Path
  readonly name: string
  readonly start: number
}

interface Spot extends Pick<Place, 'keyIn' | 'valueAt' | 'start' | 'end' | 'hasColon' | 'isInFlow'> {}

function placeOf(spot: Spot, { keys }: Reader): Place {
  const { keyIn } = spot
  const siblings = keyIn ? keys.filter((key) => isSame(key.parent, keyIn) && key.start !== spot.start) : []
  const { valueAt, ...onlyKey } = spot
  const isOnlyKey = keyIn !== undefined && (siblings.length > 0 || spot.hasColon)
  return { ...(isOnlyKey || valueAt === undefined ? onlyKey : spot), taken: siblings.map(({ name }) => name) }
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((segment, i) => segment === b[i])
}

function newFrame(kind: Frame['kind'], column: number, path: Path): Frame {
  return { kind, column, path, next: undefined, hasValue: false, items: 0 }
}

/** Takes in the pieces of a line, as far as `until`. */
function readPieces(reader: Reader, { line, start, pieces }: Line, until = Infinity): void {
  for (const piece of pieces) {
    if (piece.start >= until) return
    if (reader.flow.length > 0 || piece.kind === 'open') readFlow(reader, piece, { line, start, pieces })
    else if (piece.kind === 'dash') readDash(reader, piece.start)
    else if (piece.kind === 'key') readKey(reader, piece, { line, start, pieces })
    else if (piece.kind !== 'colon' && piece.kind !== 'comment') noteValue(reader)
  }
}

function noteValue({ frames }: Reader): void {
  const top = frames.at(-1)
  if (top?.next) top.hasValue = true
}

function readDash({ frames }: Reader, column: number): void {
  while (isDeeper(frames.at(-1), column)) frames.pop()
  let top = frames.at(-1)
  if (top?.kind !== 'list' || top.column !== column) {
    top = newFrame('list', column, top?.next ?? top?.path ?? [])
    frames.push(top)
  }
  top.next = [...top.path, top.items]
  top.hasValue = false
  top.items += 1
}

function readKey({ frames, keys }: Reader, piece: Piece, { line, start }: Line): void {
  const column = piece.start
  const name = keyName(line.slice(piece.start, piece.end))
  while (isDeeper(frames.at(-1), column) || endsList(frames.at(-1), column)) frames.pop()
  let top = frames.at(-1)
  if (top?.kind !== 'map' || top.column !== column) {
    top = newFrame('map', column, top?.next ?? top?.path ?? [])
    frames.push(top)
  }
  keys.push({ parent: top.path, name, start: start + piece.start })
  top.next = [...top.path, name]
  top.hasValue = false
}

function isDeeper(frame: Frame | undefined, column: number): boolean {
  return frame !== undefined && frame.column > column
}

function endsList(frame: Frame | undefined, column: number): boolean {
  return frame?.kind === 'list' && frame.column === column
}

function readFlow(reader: Reader, piece: Piece, { line, start }: Line): void {
  const { flow, keys } = reader
  const top = flow.at(-1)
  if (piece.kind === 'open') {
    const path = top ? flowValue(top) : (reader.frames.at(-1)?.next ?? [])
    noteValue(reader)
    flow.push({ kind: line[piece.start] === '{' ? 'map' : 'list', path, key: undefined, items: 0 })
  } else if (piece.kind === 'close') {
    flow.pop()
  } else if (top && piece.kind === 'comma') {
    top.items += 1
    top.key = undefined
  } else if (top && piece.kind === 'key') {
    top.key = keyName(line.slice(piece.start, piece.end))
    keys.push({ parent: top.path, name: top.key, start: start + piece.start })
  }
}

function flowValue({ kind, path, key, items }: FlowFrame): Path {
  return kind === 'list' ? [...path, items] : key === undefined ? path : [...path, key]
}

interface CursorLine extends Line {
  /** Offset in the line. */
  readonly cursor: number
  readonly before: LexState
}

/** The spot of the cursor; `reader` has read the lines above, and is left as it was. */
function spotIn(reader: Reader, at: CursorLine): Spot | undefined {
  const { pieces, cursor, start } = at
  const touching = pieces.find((piece) => piece.start <= cursor && cursor <= piece.end && isWord(piece))
  const inside = pieces.find((piece) => piece.start < cursor && cursor <= piece.end)
  if (inside?.kind === 'comment' || inside?.kind === 'mark' || isInBlock(at)) return undefined
  const copy: Reader = {
    frames: reader.frames.map((frame) => ({ ...frame })),
    flow: reader.flow.map((frame) => ({ ...frame })),
    keys: [],
  }
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
function blockSpot(reader: Reader, { pieces, cursor }: CursorLine, from: number): Paths | undefined {
  const before = pieces.filter((piece) => piece.start < from && piece.end <= cursor)
  const last = before.at(-1)
  if (last?.kind === 'colon') return { valueAt: reader.frames.at(-1)?.next ?? [] }
  if (last && last.kind !== 'dash') return undefined
  const isInIndent = pieces.some((piece) => piece.start > cursor)
  const isWordHere = from < cursor || pieces.some((piece) => piece.start === from)
  return isInIndent && !isWordHere ? undefined : freshSpot(reader, from)
}

function freshSpot({ frames }: Reader, column: number): Paths | undefined {
  let isOut = false
  while (isDeeper(frames.at(-1), column) || endsList(frames.at(-1), column)) {
    isOut = isDeeper(frames.pop(), column)
  }
  const top = frames.at(-1)
  if (!top) return undefined
  if (top.kind === 'map' && top.column === column) return { keyIn: top.path }
  // Deeper than this map but less deep than what stands in it: no column of any map.
  return isOut || top.hasValue || !top.next ? undefined : { keyIn: top.next, valueAt: top.next }
}

function keyName(written: string): string {
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'")
  return written.startsWith('"') ? written.slice(1, -1).replace(/\\(["\\/])/g, '$1') : written
}
