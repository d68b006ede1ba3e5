import { Composer, Parser } from 'yaml'
import type { Document } from 'yaml'
import { MAX_DEPTH } from './reading.ts'
import { lexemesOf } from './yaml-lexemes.ts'
import { isPython, report } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'

/**
 * The text's one document as the yaml package sees it; undefined where it has no value, and the reader then holds the reason.
 *
 * @see SPEC.md Y2
 */
export function composeYaml(reader: YamlReader): Document.Parsed | undefined {
  const text = withPlainBreaks(reader)
  let document: Document.Parsed | undefined
  try {
    document = composeTokens(reader, text)
  } catch (error) {
    if (error instanceof TooManyErrors) return undefined
    if (!isStackOverflow(error)) throw error
    reportTooDeep(reader, deepestStart(text))
  }
  return reader.broken ? undefined : document
}

/** The yaml package's own `uniqueKeys` takes time in the square of a map's keys. */
const OPTIONS = { schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false } as const

/** A text with more errors than this is not read to its end: each costs time, and none helps after the first few. */
const MAX_ERRORS = 10

class TooManyErrors extends Error {}

function composeTokens(reader: YamlReader, text: string): Document.Parsed | undefined {
  const composer = new Composer(OPTIONS)
  let errors = 0
  const onError = (...[source, code, message, isWarning]: ErrorReport): void => {
    const [start, end] = placeOf(source)
    if (isWarning || (code === 'MISSING_CHAR' && isTightComment(reader, start))) return
    report(reader, { start, end }, { code: 'yaml-syntax', message: clause(message) })
    errors += 1
    if (errors >= MAX_ERRORS) throw new TooManyErrors()
  }
  // Private in the types, yet the only place where a flood of errors can be stopped: each would be kept with a stack trace.
  composer['onError'] = onError
  let documents = 0
  let first: Document.Parsed | undefined
  for (const token of new Parser().parse(text)) {
    if (token.type === 'error') onError(token, 'UNEXPECTED_TOKEN', token.message)
    if (token.type === 'document') documents += 1
    if (documents > 1) {
      reportSecond(reader, token.offset)
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
function isTightComment({ source, dialect }: YamlReader, start: number): boolean {
  return isPython(dialect) && source.text[start] === '#' && /["'\]},[{]/.test(source.text[start - 1] ?? '')
}

/** The yaml package's message without its final stop and capital: messages here are clauses. */
function clause(message: string): string {
  const text = message.replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function reportSecond(reader: YamlReader, offset: number): void {
  report(
    reader,
    { start: offset, end: offset + 3 },
    {
      code: 'multiple-documents',
      message: 'the file holds more than one document, a loader reads one',
      hint: 'keep one document and remove the --- before the next',
    },
  )
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

/** V8 throws a RangeError, Firefox an InternalError. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && (error.name === 'RangeError' || error.name === 'InternalError')
}

/** Reports values nested too deep for Python, which stops at about 490 levels. */
export function reportTooDeep(reader: YamlReader, start: number): void {
  report(
    reader,
    { start, end: start + 1 },
    {
      code: 'too-deep',
      message: `values are nested more than ${MAX_DEPTH} deep`,
      hint: 'Python stops reading at a similar depth',
      path: reader.path.slice(0, 8),
    },
  )
}

/** About where the nesting passes the limit, for a text too deep to be composed. */
function deepestStart(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]
    if (char === '[' || char === '{' || (char === '-' && /\s/.test(text[i + 1] ?? ' '))) depth += 1
    else if (char === ']' || char === '}') depth -= 1
    else if (char === '\n') depth = text.startsWith('-', i + 1) ? 0 : depth
    if (depth > MAX_DEPTH) return i
  }
  return 0
}
