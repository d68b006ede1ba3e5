import type { Issue } from '../issue.ts'
import { endWithoutSpace, leadingSpace } from './python-text.ts'
import { lineStarts } from '../source.ts'
import type { Source, Span } from '../source.ts'

/** A key of an INI text with its value, as they stand there. */
export interface IniOption {
  readonly section: IniSection
  readonly key: string
  readonly keySpan: Span
  /** The `=` or `:` behind the key. */
  readonly mark: Span
  /** The lines of the value without the space around them: the one behind the mark, and those that continue it. */
  readonly lines: readonly Span[]
}

/** A section of an INI text; `span` is its header, from the bracket to the bracket. */
export interface IniSection {
  readonly name: string
  readonly span: Span
}

/** An INI text taken apart. */
export interface IniLines {
  readonly sections: readonly IniSection[]
  readonly options: readonly IniOption[]
  /** What makes Python's `configparser` refuse the text. */
  readonly issues: readonly Issue[]
}

/** The section that brings values to all others. */
export const INI_COMMON = 'DEFAULT'

/**
 * The sections and keys of an INI text as Python's `ConfigParser` takes it apart: `=` or `:` behind a key, comments on lines of
 * their own after `#` or `;`, a deeper line continues the value above it, blank lines belong to values.
 *
 * @see SPEC.md Y13
 */
export function readIniLines(source: Source): IniLines {
  const state: State = {
    source,
    sections: [],
    options: [],
    issues: [],
    seen: new Map(),
    column: 0,
    section: undefined,
    open: undefined,
  }
  const starts = lineStarts(source)
  for (const [i, start] of starts.entries()) {
    const whole = source.text.slice(start, starts[i + 1] ?? source.text.length)
    const line = { start: start + leadingSpace(whole), end: start + endWithoutSpace(whole) }
    readLine(state, { ...line, column: line.start - start })
  }
  return state
}

type Growing<Value> = Value[]

interface State {
  readonly source: Source
  readonly sections: Growing<IniSection>
  readonly options: Growing<IniOption>
  readonly issues: Growing<Issue>
  /** Headers and keys by their names. */
  readonly seen: Map<string, Span>
  /** How deep the last key or header stands. */
  column: number
  section: IniSection | undefined
  /** The lines of the value that a deeper line would continue. */
  open: Growing<Span> | undefined
}

interface Line extends Span {
  readonly column: number
}

function readLine(state: State, line: Line): void {
  const { start, end, column } = line
  const { text } = state.source
  if (state.issues.length >= MOST_ISSUES) return
  if (start >= end) state.open?.push({ start: end, end })
  else if (text[start] === '#' || text[start] === ';') return
  else if (state.open && column > state.column) state.open.push({ start, end })
  else readHead(state, line)
}

/** Python names the first only; a page full of them helps nobody. */
const MOST_ISSUES = 10

function readHead(state: State, { start, end, column }: Line): void {
  state.column = column
  const text = state.source.text.slice(start, end)
  const close = text.startsWith('[') ? text.lastIndexOf(']') : -1
  if (close > 1) openSection(state, { name: text.slice(1, close), span: { start, end: start + close + 1 } })
  else if (state.section) readOption(state, state.section, { start, end })
  else if (state.issues.length === 0) refuse(state, { start, end }, beforeSections(text))
}

function beforeSections(line: string): string {
  return line.startsWith('\uFEFF')
    ? 'a byte order mark stands before the first section, and Python finds none there'
    : 'a key stands before the first section'
}

function openSection(state: State, section: IniSection): void {
  if (section.name !== INI_COMMON)
    noteOnce(state, `the section [${section.name}] stands`, { id: section.name, span: section.span })
  state.section = section
  state.sections.push(section)
  state.open = undefined
}

function readOption(state: State, section: IniSection, { start, end }: Span): void {
  const text = state.source.text.slice(start, end)
  const at = text.search(/[=:]/)
  const key = text.slice(0, endWithoutSpace(text.slice(0, Math.max(at, 0))))
  if (at === -1) return refuse(state, { start, end }, 'a line without = or : is no key')
  if (key === '') refuse(state, { start, end }, 'there is no key before the value')
  const behind = at + 1 + leadingSpace(text.slice(at + 1))
  const keySpan = { start, end: start + key.length }
  noteOnce(state, `the key ${key} is written`, { id: `${section.name}\n${key}`, span: keySpan })
  const lines: Span[] = [{ start: start + Math.min(behind, text.length), end }]
  state.options.push({ section, key, keySpan, mark: { start: start + at, end: start + at + 1 }, lines })
  state.open = lines
}

function refuse({ source, issues }: State, span: Span, message: string): void {
  const hint = 'write key = value in a section; comments stand on lines of their own'
  issues.push({ code: 'ini-syntax', severity: 'error', path: [], message, hint, origin: { source, ...span } })
}

function noteOnce(
  { source, issues, seen }: State,
  what: string,
  { id, span }: { readonly id: string; readonly span: Span },
): void {
  const first = seen.get(id)
  seen.set(id, first ?? span)
  if (!first) return
  issues.push({
    code: 'duplicate-key',
    severity: 'error',
    path: [],
    message: `${what} twice: Python refuses the file`,
    hint: 'remove one',
    origin: { source, ...span },
    also: [{ source, ...first }],
  })
}

/** Where the value of an option stands; behind the mark where it has none. */
export function valuePlace({ lines, mark }: IniOption): Span {
  const written = lines.filter(({ start, end }) => end > start)
  const [first] = written
  const last = written.at(-1)
  return first && last ? { start: first.start, end: last.end } : { start: mark.end, end: mark.end }
}
