import type { IniOption } from './ini-lines.ts'
import type { IssueCode } from '../issue.ts'
import { joinPlaced, sliceOf, textFor } from '../placed-text.ts'
import type { PlacedText } from '../placed-text.ts'
import { endWithoutSpace } from './python-text.ts'
import type { Span } from '../source.ts'

/** The text of a value as `configparser` hands it out, and the keys whose values stand in it. */
export interface IniValueText extends PlacedText {
  readonly targets: readonly IniOption[]
}

/** Why `configparser` gives no value, and so refuses all of them. */
export interface IniValueRefusal {
  readonly code: IssueCode
  readonly message: string
}

/** The lines of a value as one text, before anything in it is replaced. */
export function rawValue(text: string, { lines }: IniOption): PlacedText {
  const parts = lines.flatMap((line, i) => {
    const before = lines[i - 1]
    const slice = sliceOf(text, line)
    return before ? [textFor('\n', { start: before.end, end: line.start }), slice] : [slice]
  })
  const joined = joinPlaced(parts)
  const end = endWithoutSpace(joined.text)
  return { text: joined.text.slice(0, end), spans: joined.spans.slice(0, end) }
}

/**
 * The value of a key with `%(name)s` replaced by the value of that key, and `%%` by `%`. What is brought in has the place of the
 * expression that brought it.
 */
export function interpolateIni(
  text: string,
  option: IniOption,
  byKey: ReadonlyMap<string, IniOption>,
): IniValueText | IniValueRefusal {
  const raw = rawValue(text, option)
  if (!raw.text.includes('%')) return { ...raw, targets: [] }
  const run: Run = { text, byKey, targets: [], length: 0, steps: 0 }
  const parts = replaceIn(run, raw, 1)
  return 'code' in parts ? parts : { ...joinPlaced(parts), targets: run.targets }
}

interface Run {
  readonly text: string
  readonly byKey: ReadonlyMap<string, IniOption>
  readonly targets: IniOption[]
  length: number
  steps: number
}

/** As many as `configparser` follows. */
const MAX_CHAIN = 10
const MAX_LENGTH = 1_000_000
/** Keys that bring in keys that are empty can stand for billions of nothings. */
const MAX_STEPS = 100_000

function replaceIn(run: Run, placed: PlacedText, depth: number): readonly PlacedText[] | IniValueRefusal {
  if (depth > MAX_CHAIN)
    return { code: 'interpolation-cycle', message: `a chain of more than ${MAX_CHAIN} interpolations, or a loop` }
  const parts: PlacedText[] = []
  const { text, spans } = placed
  for (let at = 0; at < text.length;) {
    const piece = pieceAt(text, at)
    if ('code' in piece) return piece
    const within = { text: text.slice(at, piece.end), spans: spans.slice(at, piece.end) }
    const added = piece.name === undefined ? [plainPart(within)] : bringIn(run, { name: piece.name, within }, depth)
    if ('code' in added) return added
    parts.push(...added)
    run.length += added.reduce((sum, part) => sum + part.text.length, 0)
    run.steps += 1
    if (run.length > MAX_LENGTH || run.steps > MAX_STEPS)
      return { code: 'alias-budget', message: 'interpolations make too long a text' }
    at = piece.end
  }
  return parts
}

interface Piece {
  readonly end: number
  readonly name?: string
}

function pieceAt(text: string, at: number): Piece | IniValueRefusal {
  if (text[at] !== '%') {
    const next = text.indexOf('%', at)
    return { end: next === -1 ? text.length : next }
  }
  if (text[at + 1] === '%') return { end: at + 2 }
  const expression = /%\(([^)]+)\)s/y
  expression.lastIndex = at
  const found = expression.exec(text)
  if (found?.[1] !== undefined) return { end: expression.lastIndex, name: found[1] }
  return { code: 'interpolation-syntax', message: 'a % in an INI value begins %(name)s; for the sign itself write %%' }
}

function plainPart(within: PlacedText): PlacedText {
  return within.text === '%%' ? textFor('%', wholeOf(within)) : within
}

interface Bringing {
  readonly name: string
  /** The expression, where it stands. */
  readonly within: PlacedText
}

function bringIn(run: Run, { name, within }: Bringing, depth: number): readonly PlacedText[] | IniValueRefusal {
  const target = run.byKey.get(name)
  if (!target) return { code: 'interpolation-missing', message: `%(${name})s leads to ${name}, which is not there` }
  if (depth === 1) run.targets.push(target)
  const brought = textFor(rawValue(run.text, target).text, wholeOf(within))
  return brought.text.includes('%') ? replaceIn(run, brought, depth + 1) : [brought]
}

function wholeOf({ spans }: PlacedText): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
}
