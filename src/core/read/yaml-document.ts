import { Composer, Parser } from 'yaml'
import type { CST, Document } from 'yaml'
import type { DialectId } from '../scalar/dialect.ts'
import type { IssueCode } from '../issue.ts'
import { MAX_DEPTH } from './reading.ts'
import type { Span } from '../source.ts'
import { indentContinued } from './yaml-indent.ts'
import { lexemesOf } from './yaml-lexemes.ts'
import { isPython, report } from './yaml-reader.ts'
import type { Finding, YamlReader } from './yaml-reader.ts'

/**
 * The text's one document as the yaml package sees it; undefined where it has no value, and the reader then holds the reason.
 *
 * @see SPEC.md Y2
 */
export function composeYaml(reader: YamlReader): Document.Parsed | undefined {
  const text = withPlainBreaks(reader)
  const { document, findings } = composeText(reader, text)
  if (findings.length === 0) return document
  const indented = isPython(reader.dialect) ? indentContinued(text) : undefined
  if (indented) {
    const second = composeText(reader, indented.text)
    if (second.findings.length === 0) {
      reader.originalOf = indented.originalOf
      return second.document
    }
  }
  for (const { start, end, ...finding } of findings) report(reader, { start, end }, finding)
  return undefined
}

interface Composed {
  readonly document?: Document.Parsed
  /** What keeps the text from being read. */
  readonly findings: readonly (Finding & Span)[]
}

function composeText(reader: YamlReader, text: string): Composed {
  const findings: (Finding & Span)[] = []
  try {
    const document = composeTokens(reader.dialect, text, findings)
    return document ? { document, findings } : { findings }
  } catch (error) {
    if (error instanceof TooManyErrors) return { findings }
    if (!(error instanceof StackOverflow)) throw error
    return { findings: [tooDeep(deepestStart(text))] }
  }
}

/** The yaml package's own `uniqueKeys` takes time in the square of a map's keys. */
const OPTIONS = { schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false } as const

/** A text with more errors than this is not read to its end: each costs time, and none helps after the first few. */
const MAX_ERRORS = 10

class TooManyErrors extends Error {}

class StackOverflow extends Error {}

function composeTokens(dialect: DialectId, text: string, findings: (Finding & Span)[]): Document.Parsed | undefined {
  const composer = new Composer(OPTIONS)
  const onError = (...[source, code, message, isWarning]: ErrorReport): void => {
    // The package reports a stack overflow, and whatever else is thrown within, so; the throw below comes back here.
    if (code === 'RESOURCE_EXHAUSTION') throw findings.length >= MAX_ERRORS ? new TooManyErrors() : new StackOverflow()
    const [start, end] = placeOf(source)
    if (isWarning || (code === 'MISSING_CHAR' && isPython(dialect) && isTightComment(text, start))) return
    findings.push({ start, end, code: CODES.get(code) ?? 'yaml-syntax', message: clause(message), path: [] })
    if (findings.length >= MAX_ERRORS) throw new TooManyErrors()
  }
  // Private in the types, yet the only place where a flood of errors can be stopped: each would be kept with a stack trace.
  composer['onError'] = onError
  let documents = 0
  let bare = false
  let first: Document.Parsed | undefined
  for (const token of new Parser().parse(text)) {
    if (token.type === 'error') onError(token, 'UNEXPECTED_TOKEN', token.message)
    if (token.type === 'document') documents += 1
    if (token.type === 'document' && isBare(token)) bare = true
    if (token.type === 'doc-end' && bare && isPython(dialect)) findings.push(endOfNothing(token.offset))
    if (documents > 1) {
      findings.push(secondDocument(token.offset))
      return undefined
    }
    for (const document of composer.next(token)) first ??= document
  }
  for (const document of composer.end(true, text.length)) first ??= document
  return first
}

type ErrorSource = number | readonly [number, number, ...number[]] | { readonly offset: number; readonly source?: string }

type ErrorReport = readonly [source: ErrorSource, code: string, message: string, isWarning?: boolean]

function placeOf(source: ErrorSource): readonly [number, number] {
  if (typeof source === 'number') return [source, source + 1]
  if ('offset' in source) return [source.offset, source.offset + (source.source?.length ?? 1)]
  return [source[0], Math.max(source[0], source[1])]
}

/** `"a"#b`: PyYAML and the C parser see a comment there, YAML 1.2 an error. */
function isTightComment(text: string, start: number): boolean {
  return text[start] === '#' && /["'\]},[{]/.test(text[start - 1] ?? '')
}

/** Codes of the yaml package for what has a code of its own here. */
const CODES = new Map<string, IssueCode>([
  ['KEY_OVER_1024_CHARS', 'long-key'],
  ['TAB_AS_INDENT', 'tab'],
])

/** The yaml package's message without its final stop and capital (messages here are clauses), its token names as characters. */
function clause(message: string): string {
  const text = message
    .replace(/\.$/, '')
    .replace(/ token in YAML stream.*/, ' here')
    .replace(/flow-\w+-\w+/, bracketOf)
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function bracketOf(token: string): string {
  if (token.startsWith('flow-seq')) return token.endsWith('end') ? ']' : '['
  return token.endsWith('end') ? '}' : '{'
}

/** Neither a value nor the `---` that would stand for none. */
function isBare({ value, start }: CST.Document): boolean {
  return !value && start.every(({ type }) => type !== 'doc-start')
}

function endOfNothing(start: number): Finding & Span {
  const message = 'the file marks the end of a document with ... but holds none'
  return { start, end: start + 3, code: 'yaml-syntax', message, hint: 'remove the ...', path: [] }
}

function secondDocument(offset: number): Finding & Span {
  return {
    start: offset,
    end: offset + 3,
    code: 'multiple-documents',
    message: 'the file holds more than one document, a loader reads one',
    hint: 'keep one document and remove the --- before the next',
    path: [],
  }
}

/**
 * The text with every line break that the dialect knows as one that the yaml package knows, at the same offsets: a lone CR
 * everywhere; for Python NEL, LS and PS too (in quotes a NEL is folded to a space, LS and PS stay).
 */
function withPlainBreaks({ source, dialect }: YamlReader): string {
  const text = source.text.includes('\r') ? source.text.replaceAll(/\r(?!\n)/g, '\n') : source.text
  if (!isPython(dialect) || !PYTHON_BREAK.test(text)) return text
  let out = ''
  for (const { kind, text: lexeme } of lexemesOf(text)) {
    out += kind === 'quoted' ? lexeme.replaceAll('\u0085', ' ') : lexeme.replaceAll(PYTHON_BREAKS, '\n')
  }
  return out
}

const PYTHON_BREAK = /[\u0085\u2028\u2029]/
const PYTHON_BREAKS = /[\u0085\u2028\u2029]/g

/** The finding for values nested too deep for Python, which stops at about 490 levels. */
export function tooDeep(start: number): Finding & Span {
  const message = `values are nested more than ${MAX_DEPTH} deep`
  return { start, end: start + 1, code: 'too-deep', message, hint: 'Python stops reading at a similar depth' }
}

/** About where the nesting passes the limit, for a text too deep to be composed: quotes and comments are not looked at. */
function deepestStart(text: string): number {
  const indents: number[] = []
  let flow = 0
  for (const line of text.matchAll(/^((?: |[-?] )*)([^\n]*)/gm)) {
    const [, marks = '', rest = ''] = line
    const steps = flow > 0 || rest === '' ? [] : stepsOf(marks, rest)
    for (const column of steps) {
      while ((indents.at(-1) ?? -1) >= column) indents.pop()
      indents.push(column)
      if (indents.length > MAX_DEPTH) return line.index + column
    }
    for (const bracket of rest.matchAll(/[[\]{}]/g)) {
      flow += bracket[0] === '[' || bracket[0] === '{' ? 1 : -1
      if (indents.length + flow > MAX_DEPTH) return line.index + marks.length + bracket.index
    }
  }
  return 0
}

/** The columns of the dashes and question marks that start a line, and of what follows them, unless a bracket does. */
function stepsOf(marks: string, rest: string): readonly number[] {
  return [...Array.from(marks.matchAll(/[-?]/g), ({ index }) => index), ...(/^[[{]/.test(rest) ? [] : [marks.length])]
}
