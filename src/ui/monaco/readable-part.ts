import type { DialectId } from '../../core/scalar/dialect.ts'
import { parse } from '../../core/read/parse.ts'
import { lineStarts, positionAt } from '../../core/source.ts'
import type { Source } from '../../core/source.ts'

/** The source itself if its text can be read, else its lines above the first that cannot: what is being typed is seldom whole. */
export function readablePart(source: Source, dialect: DialectId): Source {
  const known = parts.get(source)
  if (known) return known
  const part = cutUntilRead(source, dialect)
  parts.set(source, part)
  return part
}

const parts = new WeakMap<Source, Source>()

function cutUntilRead(source: Source, dialect: DialectId): Source {
  const { broken, issues } = parse(source, dialect)
  if (!broken || source.text === '') return source
  const first = Math.min(...issues.filter(({ severity }) => severity === 'error').map(({ origin }) => origin.start))
  const lines = lineStarts(source)
  const line = Number.isFinite(first) ? positionAt(source, first).line : 1
  // An error at the very end belongs to the line above it.
  const end = lines[line - 1] === source.text.length ? lines[line - 2] : lines[line - 1]
  return cutUntilRead({ ...source, text: source.text.slice(0, Math.min(end ?? 0, source.text.length - 1)) }, dialect)
}
