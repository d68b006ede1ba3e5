import type { ChangeKind, ChangeSide } from '../../../core/diff/change.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { layersBySource } from '../../../core/compose/inspect.ts'
import { formatPath } from '../../../core/path.ts'
import { printValue } from '../../../core/print/print.ts'
import { positionAt } from '../../../core/source.ts'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { readQuery } from '../../form/row/row-filter.ts'
import type { Query } from '../../form/row/row-filter.ts'
import type { ChangeRow } from './change-row.ts'
import type { CompareState } from '../compare-state.ts'

const KINDS = {
  added: ['added'],
  removed: ['removed'],
  changed: ['changed', 'type-changed'],
  type: ['type-changed'],
  moved: ['moved', 'reordered'],
} as const satisfies Readonly<Record<string, readonly ChangeKind[]>>

type KindWord = keyof typeof KINDS

const STATES = [...(Object.keys(KINDS) as KindWord[]), 'ignored'] as const

/** A filter of changes, read. Kinds join by "or", everything else by "and"; `ignored` asks for the other list. */
export type ChangeQuery = Query<(typeof STATES)[number]>

/** The terms that a filter of changes knows, for a person to read. */
export const FILTER_TERMS = '@added, @removed, @changed, @type, @moved, @ignored or @layer:data'

/** Reads a filter: `@added @removed @changed @type @moved @ignored`, `@layer:data`, and words of the key, values and origins. */
export function parseChangeFilter(text: string): ChangeQuery {
  return readQuery(text, STATES)
}

/** What is listed: what the chips ask for, unless the filter asks for what is ignored. */
export function shownBy({ states }: ChangeQuery, shows: CompareState['shows']): CompareState['shows'] {
  return states.includes('ignored') ? 'ignored' : shows
}

/** The filter text without its term for what is ignored: a chip says what is listed. */
export function withoutIgnored(filter: string): string {
  return filter.replaceAll(/(?:^|\s)@ignored(?=\s|$)/gi, '').trim()
}

/** Whether a query lets every row of its list through. */
export function isOpenQuery({ states, layers, words }: ChangeQuery): boolean {
  return states.every((state) => state === 'ignored') && layers.length + words.length === 0
}

export function matchesChange({ states, layers, words }: ChangeQuery, row: ChangeRow, { a, b }: Compared): boolean {
  const kinds: readonly string[] = states.flatMap((state) => (state === 'ignored' ? [] : KINDS[state]))
  return (
    (kinds.length === 0 || kinds.includes(row.kind)) &&
    (layers.length === 0 || layers.some((layer) => layerOf(row.a, a).includes(layer) || layerOf(row.b, b).includes(layer))) &&
    (words.length === 0 || holdsAll(words, row))
  )
}

type Compared = Pick<Comparison, 'a' | 'b'>

/** Kind and path of the layer that wrote the value, as far as there is one. */
function layerOf({ node }: ChangeSide, { composition }: Side): string {
  if (!node) return ''
  const layer = layersBySource(composition.layers).get(node.source)
  return `${layer?.kind ?? ''} ${node.source.path}`.toLowerCase()
}

function holdsAll(words: readonly string[], { a, b }: ChangeRow): boolean {
  const text = [a, b].map(sideText).join('\n')
  return words.every((word) => text.includes(word))
}

function sideText({ path, node }: ChangeSide): string {
  return `${formatPath(path).toLowerCase()}\n${node ? nodeText(node) : ''}`
}

const texts = new WeakMap<ConfigNode, string>()

function nodeText(node: ConfigNode): string {
  const known = texts.get(node)
  if (known !== undefined) return known
  const { source, start } = node
  const text = `${printValue(node)}\n${source.path}:${positionAt(source, start).line}`.toLowerCase()
  texts.set(node, text)
  return text
}
