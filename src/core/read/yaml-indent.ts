/** A text with lines pushed to the right, and the way back to where its characters came from. */
export interface Indented {
  readonly text: string
  /** The offset in the original text. */
  readonly originalOf: (offset: number) => number
}

/**
 * The text with every line that starts inside brackets or quotes indented beyond all others; undefined where there is none.
 *
 * Python's parsers let such a line start anywhere, the yaml package wants it indented like any other. Spaces there mean
 * nothing, so the indented text has the value that Python gives the original.
 *
 * @see SPEC.md Y1
 */
export function indentContinued(text: string): Indented | undefined {
  const starts = continuedLines(text)
  const width = 1 + widestIndent(text)
  if (starts.length === 0 || width > WIDEST || starts.some((start) => DOCUMENT_MARK.test(text.slice(start, start + 4))))
    return undefined
  const lines = starts.map((start, i) => text.slice(start, starts[i + 1]))
  const indented = text.slice(0, starts[0]) + lines.map((line) => ' '.repeat(width) + line).join('')
  return { text: indented, originalOf: (offset) => originalOffset(offset, starts, width) }
}

/** Ends the document, in quotes and brackets too. */
const DOCUMENT_MARK = /^(?:---|\.\.\.)(?:\s|$)/

/** Deeper than any config; keeps the indented text small. */
const WIDEST = 100

function widestIndent(text: string): number {
  let widest = 0
  for (const [indent] of text.matchAll(/^ *(?:[-?] +)*/gm)) widest = Math.max(widest, indent.length)
  return widest
}

function originalOffset(offset: number, starts: readonly number[], width: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) + middle * width < offset) low = middle + 1
    else high = middle
  }
  return Math.max(starts[low - 1] ?? 0, offset - low * width)
}

interface Scan {
  readonly text: string
  at: number
  /** How many brackets are open. */
  depth: number
}

/** Where the lines start that do so inside brackets or quotes. */
function continuedLines(text: string): readonly number[] {
  const scan: Scan = { text, at: 0, depth: 0 }
  const starts: number[] = []
  while (scan.at < text.length) {
    const char = text[scan.at]
    if (char === '\n' && scan.depth > 0) starts.push(scan.at + 1)
    if (char === '#' && /^\s?$/.test(text[scan.at - 1] ?? '')) skipTo(scan, /\n|$/g)
    else if ((char === '"' || char === "'") && startsToken(scan)) skipQuoted(scan, starts)
    else if ((char === '|' || char === '>') && scan.depth === 0 && startsToken(scan)) skipBlock(scan)
    else scan.at += step(scan)
  }
  return starts
}

function step(scan: Scan): number {
  const char = scan.text[scan.at]
  if ((char === '[' || char === '{') && (scan.depth > 0 || startsToken(scan))) scan.depth += 1
  else if ((char === ']' || char === '}') && scan.depth > 0) scan.depth -= 1
  return 1
}

/** Whether what stands here is no part of unquoted text: a mark, an anchor or a tag stands before it, or nothing. */
function startsToken({ text, at, depth }: Scan): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200), at)
  return (depth > 0 ? AFTER_MARK_IN_FLOW : AFTER_MARK).test(line)
}

const AFTER_MARK = /(?:^|[:?-]\s|\s[&!]\S*\s)\s*$/
const AFTER_MARK_IN_FLOW = /(?:^|[:?\-,[{]|[\s,[{][&!]\S*\s)\s*$/

function skipTo(scan: Scan, pattern: RegExp): void {
  pattern.lastIndex = scan.at
  pattern.test(scan.text)
  scan.at = Math.max(pattern.lastIndex - 1, scan.at + 1)
}

function skipQuoted(scan: Scan, starts: number[]): void {
  const isDouble = scan.text[scan.at] === '"'
  for (scan.at += 1; scan.at < scan.text.length; scan.at += 1) {
    const char = scan.text[scan.at]
    if (char === '\n') starts.push(scan.at + 1)
    else if (isDouble && char === '\\' && scan.text[scan.at + 1] !== '\n') scan.at += 1
    else if (!isDouble && scan.text.startsWith("''", scan.at)) scan.at += 1
    else if (char === (isDouble ? '"' : "'")) break
  }
  scan.at += 1
}

/** Steps over a literal or folded text: brackets in it are text. */
function skipBlock(scan: Scan): void {
  const { text, at } = scan
  scan.at += 1
  const header = /[|>][-+0-9]*[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y
  header.lastIndex = at
  if (!header.test(text)) return
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const marks = /^ *(?:- +)*/.exec(text.slice(lineStart, at))?.[0] ?? ''
  const indent = lineStart + marks.length === at ? marks.lastIndexOf('-') : marks.length
  const line = /( *)([^\n]*)(?:\n|$)/y
  scan.at = header.lastIndex
  while (scan.at < text.length) {
    line.lastIndex = scan.at
    const [, spaces = '', rest = ''] = line.exec(text) ?? []
    if (spaces.length <= indent && rest.trim() !== '') return
    scan.at = line.lastIndex
  }
}
