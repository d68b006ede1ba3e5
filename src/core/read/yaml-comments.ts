import type { Origin, Source } from '../source.ts'
import { lexemesOf } from './yaml-lexemes.ts'

/** The comments of a YAML text, in their order. */
export function commentsOf(source: Source): readonly Origin[] {
  const comments: Origin[] = []
  for (const { kind, text, start } of lexemesOf(source.text)) {
    if (kind === 'comment') comments.push({ source, start, end: start + text.length })
  }
  return comments
}
