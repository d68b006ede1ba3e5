import type { RowState } from './row-facts.ts'

/** A filter text, read: a row is shown when it is in one of the states, of one of the layers, and holds all of the words. */
export interface Query<State> {
  readonly states: readonly State[]
  readonly layers: readonly string[]
  readonly words: readonly string[]
  /** Terms that start with `@` and mean nothing, as they stand in the text. */
  readonly unknown: readonly string[]
}

const STATES = ['set', 'inherited', 'default', 'overridden', 'redundant', 'problem'] as const

export type FilterState = (typeof STATES)[number]

export type RowQuery = Query<FilterState>

/** What a query asks of a row. */
export interface FilterRow {
  readonly state: RowState
  readonly hasProblem: boolean
  /** Set here, though the value is the one beneath anyway; true of a row that is overridden too. */
  readonly isRepeated: boolean
  /** Kind and path of the layer that wins: `data data/multi_vd_5.yaml`. */
  readonly layer: string
  /** Key path, title and help, in lower case. */
  readonly text: string
}

/**
 * Reads a filter: `@set @redundant @overridden @problem @inherited @default`, `@layer:data`, and words, or words in double quotes,
 * that stand in the key, the title or the help. States join by "or", everything else by "and".
 */
export function parseFilter(text: string): RowQuery {
  return readQuery(text, STATES)
}

/** Reads a filter that knows some states: they, layers, and words. */
export function readQuery<State extends string>(text: string, known: readonly State[]): Query<State> {
  const states: State[] = []
  const layers: string[] = []
  const words: string[] = []
  const unknown: string[] = []
  for (const [term, quoted] of text.matchAll(/"([^"]*)"?|\S+/g)) {
    const state = known.find((name) => term.toLowerCase() === `@${name}`)
    if (quoted !== undefined) words.push(quoted.toLowerCase())
    else if (state) states.push(state)
    else if (term.toLowerCase().startsWith('@layer:')) layers.push(term.slice('@layer:'.length).toLowerCase())
    else if (term.startsWith('@')) unknown.push(term)
    else words.push(term.toLowerCase())
  }
  const isFilled = (word: string): boolean => word !== ''
  return { states, layers: layers.filter(isFilled), words: words.filter(isFilled), unknown }
}

/** Whether a query lets every row through. */
export function isOpen({ states, layers, words }: RowQuery): boolean {
  return states.length + layers.length + words.length === 0
}

export function isMatch(query: RowQuery, row: FilterRow): boolean {
  return (
    (query.states.length === 0 || query.states.some((state) => hasState(row, state))) &&
    (query.layers.length === 0 || query.layers.some((layer) => row.layer.toLowerCase().includes(layer))) &&
    query.words.every((word) => row.text.includes(word))
  )
}

function hasState({ state, hasProblem, isRepeated }: FilterRow, wanted: FilterState): boolean {
  if (wanted === 'problem') return hasProblem
  if (wanted === 'redundant') return isRepeated
  if (wanted === 'set') return state === 'set' || state === 'redundant' || state === 'overridden'
  return state === wanted
}

/** The filter text with the state as its only state, or without states where it was that already. Words stay. */
export function toggleState(text: string, state: FilterState): string {
  const rest = withoutStates(text)
  return isOnly(text, state) ? rest : `@${state} ${rest}`.trim()
}

/** The filter text with no states in it. */
export function withoutStates(text: string): string {
  const terms = text.match(/"[^"]*"?|\S+/g) ?? []
  return terms.filter((term) => !STATES.some((name) => term.toLowerCase() === `@${name}`)).join(' ')
}

function isOnly(text: string, state: FilterState): boolean {
  const { states } = parseFilter(text)
  return states.length === 1 && states[0] === state
}
