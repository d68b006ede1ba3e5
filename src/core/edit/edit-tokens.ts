import { Parser } from 'yaml'
import type { CST } from 'yaml'
import type { Span } from '../source.ts'
import { indentContinued } from '../read/yaml-indent.ts'

/**
 * The tokens of a text that is known to parse, each with its own text at its own offset.
 *
 * Python lets lines inside brackets and quotes start anywhere, where the yaml package loses its way; such a text is read with
 * those lines indented, and the tokens are then put back.
 */
export function tokensOf(text: string): readonly CST.Token[] {
  const tokens = Array.from(new Parser().parse(text))
  const indented = tokens.some(isTorn) ? indentContinued(text) : undefined
  if (!indented) return tokens
  const pushed = Array.from(new Parser().parse(indented.text))
  for (const token of pushed) restore(token, (offset) => indented.originalOf(offset), text)
  return pushed
}

/** The tokens of a stretch of a text that parses by itself, each at its offset in the text. */
export function tokensWithin(text: string, { start, end }: Span): readonly CST.Token[] {
  const tokens = tokensOf(text.slice(start, end))
  for (const token of tokens) restore(token, (offset) => offset + start, text)
  return tokens
}

/** Whether the token, or one in it, is an error or lacks its closing quote or bracket. */
function isTorn(token: CST.Token): boolean {
  switch (token.type) {
    case 'error':
      return true
    case 'document':
      return token.value !== undefined && isTorn(token.value)
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.source.length < 2 || token.source.at(-1) !== token.source[0]
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      if (token.type === 'flow-collection' && !token.end.some(({ source }) => source === ']' || source === '}')) return true
      return token.items.some(({ key, value }) => [key, value].some((part) => part && isTorn(part)))
    default:
      return false
  }
}

/** Every token knows its offset; those without tokens of their own know their text too. */
function restore(token: CST.Token, originalOf: (offset: number) => number, text: string): void {
  const start = originalOf(token.offset)
  if ('source' in token) token.source = text.slice(start, originalOf(token.offset + token.source.length))
  token.offset = start
  for (const inner of innerTokens(token)) restore(inner, originalOf, text)
}

function innerTokens(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case 'document':
      return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])]
    case 'block-scalar':
      return token.props
    case 'flow-collection':
      return [token.start, ...token.items.flatMap(itemTokens), ...token.end]
    case 'block-map':
    case 'block-seq':
      return token.items.flatMap(itemTokens)
    default:
      return 'end' in token && token.end ? token.end : []
  }
}

function itemTokens({ start, key, sep = [], value }: CST.CollectionItem): readonly CST.Token[] {
  return [...start, ...(key ? [key] : []), ...sep, ...(value ? [value] : [])]
}
