import type { CST } from 'yaml'

/** Where the text of a value starts: a block map or list with its first key or dash, or the anchor of that key. */
export function startOf(token: CST.Token): number {
  const first = token.type === 'block-map' || token.type === 'block-seq' ? token.items.find(isWritten) : undefined
  return first ? startOfItem(first) : token.offset
}

/** Where the text of a value ends, without the comment behind it; a block scalar ends with its last line break. */
export function endOf(token: CST.Token): number {
  switch (token.type) {
    case 'block-scalar':
      return blockScalarSpans(token).bodyStart + token.source.length
    case 'block-map':
    case 'block-seq': {
      const last = token.items.findLast(isWritten)
      return last ? endOfItem(last) : token.offset
    }
    case 'flow-collection': {
      const bracket = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end')
      return bracket ? endOfText(bracket) : token.offset
    }
    default:
      return endOfText(token)
  }
}

/** Where a pair or item starts: with its `-` or `?`, its anchor or tag, or its key. */
export function startOfItem({ start, key, sep = [], value }: CST.CollectionItem): number {
  // The tokens on the lines above are comments, and what belongs to the map itself.
  const own = start.slice(start.findLastIndex(({ type }) => type === 'newline') + 1)
  const dash = start.find(({ type }) => type === 'seq-item-ind')
  return (dash ?? own.find(isMark) ?? key ?? sep.find(isMark) ?? value ?? start[0])?.offset ?? 0
}

function endOfItem({ start, key, sep = [], value }: CST.CollectionItem): number {
  if (value && isSomething(value)) return endOf(value)
  const mark = (key ? sep : [...start, ...sep]).findLast(isMark)
  return mark ? endOfText(mark) : key ? endOf(key) : 0
}

/** Whether something is written: the parser also makes items of the comments behind the last one. */
export function isWritten(item: CST.CollectionItem): boolean {
  return item.key != null || item.value !== undefined || item.start.some(isMark) || (item.sep ?? []).some(isMark)
}

/** Whether a value has a text of its own: the parser also makes one of nothing. */
export function isSomething(token: CST.Token): boolean {
  return token.type !== 'scalar' || token.source !== ''
}

/** Where the header of a block scalar ends, and where its lines start. */
export function blockScalarSpans(token: CST.BlockScalar): { readonly headerEnd: number; readonly bodyStart: number } {
  const header = token.props.find(({ type }) => type === 'block-scalar-header')
  const last = token.props.at(-1)
  return { headerEnd: header ? endOfText(header) : token.offset, bodyStart: last ? endOfText(last) : token.offset }
}

function endOfText(token: CST.Token): number {
  return token.offset + ('source' in token ? token.source.length : 0)
}

function isMark({ type }: CST.SourceToken): boolean {
  return MARKS.has(type)
}

const MARKS: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind', 'anchor', 'tag'])
