import type { Span } from './source.ts'

/** A text put together of parts of a source, with the place that each of its characters came from. */
export interface PlacedText {
  readonly text: string
  readonly spans: readonly Span[]
}

/** The source's own text from `start` to `end`. */
export function sliceOf(source: string, { start, end }: Span): PlacedText {
  const spans = Array.from({ length: end - start }, (_, i) => ({ start: start + i, end: start + i + 1 }))
  return { text: source.slice(start, end), spans }
}

/** A text that stands for a stretch of the source as a whole. */
export function textFor(text: string, span: Span): PlacedText {
  return { text, spans: Array.from({ length: text.length }, () => span) }
}

/** The parts one after another. */
export function joinPlaced(parts: readonly PlacedText[]): PlacedText {
  return { text: parts.map(({ text }) => text).join(''), spans: parts.flatMap(({ spans }) => spans) }
}

/** The place of a part of the text; of an empty one, or of none, the `fallback`. */
export function placeIn({ spans }: PlacedText, { start, end }: Span, fallback: Span): Span {
  const [first, last] = [spans[start], spans[end - 1]]
  return first && last && start < end ? { start: first.start, end: last.end } : fallback
}
