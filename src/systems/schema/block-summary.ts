import type { Path } from '../../core/path.ts'

/** What a summary reads: the value at a path from the block on, a default where nothing is set, undefined where neither is. */
export type ReadValue = (path: Path) => unknown

/**
 * One line about a block, as the `summary` of its schema says it: "dac · 2→128 · strides 4 4 8 8". Each part is a text with paths
 * in braces, `*` in them for every item of a list. A part is left out where one of its values is missing, null or a map; undefined
 * where none is left.
 */
export function blockSummary(parts: readonly string[], get: ReadValue): string | undefined {
  const told = parts.map((part) => textOf(part, get)).filter((text) => text !== undefined)
  return told.length > 0 ? told.join(' · ') : undefined
}

function textOf(part: string, get: ReadValue): string | undefined {
  const [first = '', ...rest] = part.split('{')
  let text = first
  for (const piece of rest) {
    const [path = '', after = ''] = piece.split('}')
    const words = wordsAt(path.split('.'), get)
    if (words === undefined) return undefined
    text += words + after
  }
  return text
}

function wordsAt(path: readonly string[], get: ReadValue): string | undefined {
  const star = path.indexOf('*')
  if (star === -1) return wordsOf(get(path))
  const items = get(path.slice(0, star))
  const inner = path.slice(star + 1)
  return Array.isArray(items) ? wordsOf(items.map((item) => inner.reduce(childOf, item))) : undefined
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

/** A list is its items with blanks between; undefined for an empty one, and where one of them is no word. */
function wordsOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const words = value.map(wordsOf)
    return words.length > 0 && !words.includes(undefined) ? words.join(' ') : undefined
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value) || undefined
    : undefined
}
