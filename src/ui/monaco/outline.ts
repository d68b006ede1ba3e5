import type { Path, Segment } from '../../core/path.ts'
import type { Piece } from './lex-line.ts'

/** What the lines read so far say of keys and of what is still open, from columns and brackets alone. */
export interface Outline {
  readonly frames: Frame[]
  readonly flow: FlowFrame[]
  readonly keys: Key[]
}

export interface Line {
  readonly line: string
  /** Offset of the line in the text. */
  readonly start: number
  readonly pieces: readonly Piece[]
}

/** A block map or list that is open at some column. */
export interface Frame {
  readonly kind: 'map' | 'list'
  readonly column: number
  readonly path: Path
  /** Where the next value belongs: the last key's path, or the last item's. */
  next: Path | undefined
  /** Whether that value has begun on the key's own line. */
  hasValue: boolean
  items: number
}

/** A map or list in brackets that is open. */
export interface FlowFrame {
  readonly kind: 'map' | 'list'
  readonly path: Path
  key: Segment | undefined
  items: number
}

/** A key that has been read. */
export interface Key {
  readonly parent: Path
  readonly name: string
  readonly start: number
}

export function emptyOutline(): Outline {
  return { frames: [newFrame('map', 0, [])], flow: [], keys: [] }
}

/** A copy that can read on by itself; the keys read before are not in it. */
export function copyOutline({ frames, flow }: Outline): Outline {
  return { frames: frames.map((frame) => ({ ...frame })), flow: flow.map((frame) => ({ ...frame })), keys: [] }
}

function newFrame(kind: Frame['kind'], column: number, path: Path): Frame {
  return { kind, column, path, next: undefined, hasValue: false, items: 0 }
}

/** Takes in the pieces of a line, as far as `until`. */
export function readPieces(outline: Outline, { line, start, pieces }: Line, until = Infinity): void {
  for (const piece of pieces) {
    if (piece.start >= until) return
    if (outline.flow.length > 0 || piece.kind === 'open') readFlow(outline, piece, { line, start, pieces })
    else if (piece.kind === 'dash') readDash(outline, piece.start)
    else if (piece.kind === 'key') readKey(outline, piece, { line, start, pieces })
    else if (piece.kind !== 'colon' && piece.kind !== 'comment') noteValue(outline)
  }
}

function noteValue({ frames }: Outline): void {
  const top = frames.at(-1)
  if (top?.next) top.hasValue = true
}

function readDash({ frames }: Outline, column: number): void {
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

function readKey({ frames, keys }: Outline, piece: Piece, { line, start }: Line): void {
  const column = piece.start
  const name = keyName(line.slice(piece.start, piece.end))
  closeFrames(frames, column)
  let top = frames.at(-1)
  if (top?.kind !== 'map' || top.column !== column) {
    top = newFrame('map', column, top?.next ?? top?.path ?? [])
    frames.push(top)
  }
  keys.push({ parent: top.path, name, start: start + piece.start })
  top.next = [...top.path, name]
  top.hasValue = false
}

/** Closes what a line that starts at `column` is no part of; says whether something deeper was closed last. */
export function closeFrames(frames: Frame[], column: number): boolean {
  let isOut = false
  while (isDeeper(frames.at(-1), column) || endsList(frames.at(-1), column)) isOut = isDeeper(frames.pop(), column)
  return isOut
}

function isDeeper(frame: Frame | undefined, column: number): boolean {
  return frame !== undefined && frame.column > column
}

function endsList(frame: Frame | undefined, column: number): boolean {
  return frame?.kind === 'list' && frame.column === column
}

function readFlow(outline: Outline, piece: Piece, { line, start }: Line): void {
  const { flow, keys } = outline
  const top = flow.at(-1)
  if (piece.kind === 'open') {
    const path = top ? flowValue(top) : (outline.frames.at(-1)?.next ?? [])
    noteValue(outline)
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

/** Where the next value inside the brackets belongs. */
export function flowValue({ kind, path, key, items }: FlowFrame): Path {
  return kind === 'list' ? [...path, items] : key === undefined ? path : [...path, key]
}

function keyName(written: string): string {
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'")
  return written.startsWith('"') ? written.slice(1, -1).replace(/\\(["\\/])/g, '$1') : written
}
