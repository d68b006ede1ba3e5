/** A piece of one line of YAML or JSON, as offsets in the line. Blanks between pieces belong to none. */
export interface Piece {
  readonly kind: PieceKind
  readonly start: number
  readonly end: number
}

/**
 * `plain` and `quoted` are scalars (or the beginning of a key not yet followed by a colon), `block` a line of a block scalar and
 * `header` its `|` or `>`; `mark` is an anchor, alias, tag, directive or document marker.
 */
export type PieceKind =
  | 'key'
  | 'colon'
  | 'dash'
  | 'open'
  | 'close'
  | 'comma'
  | 'plain'
  | 'quoted'
  | 'block'
  | 'header'
  | 'mark'
  | 'comment'

/** What a line needs to know of the lines before it. */
export interface LexState {
  /** Deeper lines belong to a block scalar; -2 where none is open. */
  readonly block: number
  /** The quote that is open, or nothing. */
  readonly quote: '' | '"' | "'"
  /** The brackets that are open, outermost first: `{[`. */
  readonly flow: string
  /** Indent of the line that opened the quote or bracket: a key at that indent means that it was never closed. */
  readonly base: number
}

export const startOfText: LexState = { block: -2, quote: '', flow: '', base: -1 }

/**
 * The pieces of a line, and the state for the next. Made for texts that are being typed: every line gives pieces, and a bracket
 * or quote left open costs no more than the lines up to the next key.
 */
export function lexLine(line: string, before: LexState): { readonly pieces: readonly Piece[]; readonly state: LexState } {
  const state = stateAt(line, before)
  if (state.block > -2) return { pieces: [{ kind: 'block', start: 0, end: line.length }], state }
  const run: Run = { line, at: 0, pieces: [], state, canBeKey: true, column: indentOf(line), hadColon: false }
  if (state.quote) readQuoteEnd(run)
  while (skipBlanks(run)) readPiece(run)
  return { pieces: run.pieces, state: run.state }
}

interface Run {
  readonly line: string
  readonly pieces: Piece[]
  at: number
  state: LexState
  /** Outside brackets a key stands at the start of a line or behind dashes. */
  canBeKey: boolean
  /** Where the innermost key or dash stands: what a block scalar's lines must be deeper than. */
  column: number
  /** Whether a colon has been read: outside brackets a value stands behind it. */
  hadColon: boolean
}

/** The state in which a line really starts: without what an unfinished line above left open, or a block scalar that has ended. */
export function stateAt(line: string, state: LexState): LexState {
  const indent = indentOf(line)
  if (state.block > -2) return line.trim() === '' || indent > state.block ? state : startOfText
  const isOpen = state.quote !== '' || state.flow !== ''
  return isOpen && indent <= state.base && BLOCK_KEY.test(line) ? startOfText : state
}

const BLOCK_KEY = /^\s*[\p{L}_][\p{L}\p{N}_.-]*:(?:\s|$)/u

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function skipBlanks(run: Run): boolean {
  while (run.at < run.line.length && /\s|\uFEFF/.test(run.line[run.at] ?? '')) run.at += 1
  return run.at < run.line.length
}

function readPiece(run: Run): void {
  const { line, at } = run
  const isInFlow = run.state.flow !== ''
  const character = line[at] ?? ''
  if (character === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return push(run, 'comment', line.length)
  if (!isInFlow && run.canBeKey) {
    const marker = match(run, /(?:---|\.\.\.)(?=\s|$)|%.*/y)
    if (at === 0 && marker !== undefined) return push(run, 'mark', marker)
    const sign = match(run, /[-?](?=\s|$)/y)
    if (sign !== undefined) {
      run.column = at
      return push(run, character === '-' ? 'dash' : 'mark', sign)
    }
  }
  if (character === '{' || character === '[') return openBracket(run, character)
  if (isInFlow && (character === '}' || character === ']')) return closeBracket(run)
  if (isInFlow && character === ',') return push(run, 'comma', at + 1)
  if (character === ':' && isColon(run)) {
    run.canBeKey = false
    run.hadColon = true
    return push(run, 'colon', at + 1)
  }
  const mark = match(run, /[&*!][^\s,[\]{}]*/y)
  if (mark !== undefined) return push(run, 'mark', mark)
  const header = isInFlow ? undefined : match(run, /[|>][-+0-9]*(?=\s|$)/y)
  if (header !== undefined) {
    run.state = { ...run.state, block: run.hadColon || run.pieces.some(({ kind }) => kind === 'dash') ? run.column : -1 }
    return push(run, 'header', header)
  }
  if (character === '"' || character === "'") return readQuoted(run, character)
  return readPlain(run)
}

function push(run: Run, kind: PieceKind, end: number): void {
  run.pieces.push({ kind, start: run.at, end })
  run.at = end
}

function openBracket(run: Run, bracket: string): void {
  const { state } = run
  const hasOwner = run.hadColon || run.pieces.some(({ kind }) => kind === 'dash')
  const base = state.flow === '' ? (hasOwner ? indentOf(run.line) : -1) : state.base
  run.state = { ...state, flow: state.flow + bracket, base }
  push(run, 'open', run.at + 1)
}

function closeBracket(run: Run): void {
  run.state = { ...run.state, flow: run.state.flow.slice(0, -1) }
  run.canBeKey = false
  push(run, 'close', run.at + 1)
}

function isColon(run: Run): boolean {
  const last = run.pieces.at(-1)
  const isBehindQuote = run.state.flow !== '' && last?.kind === 'key' && run.line[last.end - 1] === '"'
  return isBehindQuote || match(run, run.state.flow === '' ? /:(?=\s|$)/y : /:(?=[\s,[\]{}]|$)/y) !== undefined
}

function readQuoted(run: Run, quote: '"' | "'"): void {
  const end = match(run, quote === '"' ? /"(?:[^"\\]|\\.)*"/y : /'(?:[^']|'')*'/y)
  if (end !== undefined) return push(run, isKeyUntil(run, end, true) ? 'key' : 'quoted', end)
  const base = run.state.flow === '' ? indentOf(run.line) : run.state.base
  run.state = { ...run.state, quote, base }
  push(run, 'quoted', run.line.length)
}

function readQuoteEnd(run: Run): void {
  const end = match(run, run.state.quote === '"' ? /(?:[^"\\]|\\.)*"/y : /(?:[^']|'')*'(?!')/y)
  run.canBeKey = false
  if (end !== undefined) run.state = { ...run.state, quote: '' }
  push(run, 'quoted', end ?? run.line.length)
}

function readPlain(run: Run): void {
  const isInFlow = run.state.flow !== ''
  const key = run.canBeKey && !isInFlow ? match(run, /(?:(?!\s#).)+?(?=\s*:(?:\s|$))/y) : undefined
  if (key !== undefined) {
    run.column = run.at
    return push(run, 'key', key)
  }
  const pattern = isInFlow ? /(?:(?!\s+#|\s*:(?:[\s,[\]{}]|$))[^,[\]{}])+/y : /(?:(?!\s+#).)+/y
  const end = run.at + run.line.slice(run.at, match(run, pattern) ?? run.at + 1).trimEnd().length
  push(run, isInFlow && isKeyUntil(run, end, false) ? 'key' : 'plain', Math.max(end, run.at + 1))
  run.canBeKey = false
}

/** Whether a colon follows that makes a key of what ends at `end`. */
function isKeyUntil(run: Run, end: number, isQuoted: boolean): boolean {
  if (run.state.flow === '' && !run.canBeKey) return false
  const colon = run.state.flow === '' ? /\s*:(?=\s|$)/y : isQuoted ? /\s*:/y : /\s*:(?=[\s,[\]{}]|$)/y
  colon.lastIndex = end
  if (!colon.test(run.line)) return false
  run.column = run.at
  return true
}

/** Where a match that starts right here ends. */
function match(run: Run, pattern: RegExp): number | undefined {
  pattern.lastIndex = run.at
  return pattern.test(run.line) ? pattern.lastIndex : undefined
}
