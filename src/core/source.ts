/**
 * A text that values were read from. `path` is relative to the workspace for a file; for a layer that is no file it is the
 * layer's name (`overrides`, `schema TrafficXLSTM`).
 */
export interface Source {
  readonly kind: 'file' | 'overrides' | 'schema' | 'preset'
  readonly path: string
  readonly text: string
  /** Offset of the first place where the file's bytes were not UTF-8; such a file is shown, never read or edited. */
  readonly badUtf8At?: number
}

/** The files of a workspace by path. A file's source is replaced, never changed, when its text changes. */
export type Files = ReadonlyMap<string, Source>

const latestOf = new WeakMap<Source, Source>()

/**
 * The source with another text. Asked twice in a row for the same text it gives the same object, so that what was read of a text
 * while an edit was proven need not be read again.
 */
export function withText(source: Source, text: string): Source {
  if (source.text === text) return source
  const latest = latestOf.get(source)
  if (latest?.text === text) return latest
  const made: Source = { kind: source.kind, path: source.path, text }
  latestOf.set(source, made)
  return made
}

/**
 * The source as it stands for a file that takes part `times` times already: the same text, but another object, by which values are
 * told apart. The same object for the same source and number.
 */
export function twinOf(source: Source, times: number): Source {
  if (times === 0) return source
  const known = twinsOf.get(source) ?? []
  const twin = known[times - 1] ?? { ...source }
  known[times - 1] = twin
  twinsOf.set(source, known)
  originalOfTwin.set(twin, source)
  return twin
}

const twinsOf = new WeakMap<Source, Source[]>()
const originalOfTwin = new WeakMap<Source, Source>()

/** The source that a twin stands for; of any other, itself. */
export function originalOf(source: Source): Source {
  return originalOfTwin.get(source) ?? source
}

/** A place in a source; `line` and `column` count from 1, columns in UTF-16 code units as editors do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of a source's text, as offsets in UTF-16 code units; `end` is the first offset after it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The one place something was written. Render it with {@link formatOrigin}. */
export interface Origin extends Span {
  readonly source: Source
}

const lineStartsOf = new WeakMap<Source, readonly number[]>()

/** Offsets at which the lines of a source start. `\n`, `\r\n` and a lone `\r` each end a line. */
export function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source)
  if (known) return known
  const starts = [0]
  const { text } = source
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  lineStartsOf.set(source, starts)
  return starts
}

/** Line and column of an offset. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** Whether a source has lines to name and to go to: a schema and a preset are known by their names alone. */
export function hasLines({ kind }: Source): boolean {
  return kind !== 'schema' && kind !== 'preset'
}

/** `file:line:column` of an origin; of a source without lines its name alone. */
export function formatOrigin(origin: Origin): string {
  if (!hasLines(origin.source)) return origin.source.path
  const { line, column } = positionAt(origin.source, origin.start)
  return `${origin.source.path}:${line}:${column}`
}

/** `file:line` of an origin, where the column says nothing more; of a source without lines its name alone. */
export function formatLine({ source, start }: Origin): string {
  return hasLines(source) ? `${source.path}:${positionAt(source, start).line}` : source.path
}
