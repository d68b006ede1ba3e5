import { brokenText, countsText, degradedText, furtherSectionsOf, sectionsOf } from '../core/export/diff-report.ts'
import type { DiffReport, ReportRow, ReportSection } from '../core/export/diff-report.ts'
import { paintWith } from './paint.ts'
import type { Paint } from './paint.ts'
import { oneLine } from './issue-lines.ts'
import type { Terminal } from './terminal.ts'
import { count } from './text-table.ts'

/**
 * The report for a terminal: under each cause its keys in columns, where the values were written behind them or beneath, the
 * counts last. Long values are cut to the width; signs tell what colour tells.
 */
export function diffText(
  report: DiffReport,
  { width: asked = 80, hasColor = false }: Pick<Terminal, 'width' | 'hasColor'>,
): string {
  const paint = paintWith(hasColor)
  const width = Math.max(asked, LEAST_WIDTH)
  const { a, b } = report
  const sections = [...sectionsOf(report), ...furtherSectionsOf(report)]
  const notes = [brokenText(a), brokenText(b), degradedText(report)].filter((text) => text !== undefined && text !== '')
  const lines = [
    `A  ${oneLine(a.name)}`,
    `B  ${oneLine(b.name)}`,
    ...notes.flatMap((text) => wrapped(wordsOf(text ?? ''), width)),
    '',
    ...sections.flatMap((section) => [...sectionLines(section, { width, paint }), '']),
    countsText(report),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

interface Page {
  readonly width: number
  readonly paint: Paint
}

function sectionLines({ title, rows }: ReportSection, page: Page): readonly string[] {
  const heading = title === '' ? [] : wrapped([...wordsOf(`${title}:`), count(rows.length, 'key')], page.width)
  return [...heading.map((line) => page.paint.bold(line)), ...rowsLines(rows, page)]
}

/** The lines of some rows: sign, key, values, note and origins in columns. Origins that do not fit behind stand beneath. */
function rowsLines(rows: readonly ReportRow[], { width, paint }: Page): readonly string[] {
  const texts = rows.map((row) => ({ ...row, key: oneLine(row.key), note: oneLine(row.note), where: oneLine(whereOf(row)) }))
  const keyWidth = widthOf(texts.map(({ key }) => key).filter(({ length }) => length <= width * WIDEST_KEY))
  const noteWidth = widthOf(texts.map(({ note }) => note))
  const indent = 4 + keyWidth + GAP.length
  const room = width - indent
  const noted = Math.max(LEAST_VALUES, room - GAP.length - noteWidth)
  const cells = texts.map((row) => ({ ...row, values: valuesOf(row, row.note === '' ? room : noted) }))
  const valueWidth = widthOf(cells.map(({ values }) => values).filter(({ length }) => length <= noted))
  const bodies = cells.map(({ values, note }) => (note === '' ? values : `${values.padEnd(valueWidth)}${GAP}${note}`))
  const column = widthOf(bodies.filter((body, i) => body.length + GAP.length + (cells[i]?.where.length ?? 0) <= room))
  return cells.flatMap(({ sign, key, where }, i) => {
    const body = bodies[i] ?? ''
    const head = key.length <= keyWidth ? [] : [`  ${paint.sign(sign)} ${key}`]
    const start = head.length > 0 ? ' '.repeat(indent) : `  ${paint.sign(sign)} ${key.padEnd(keyWidth)}${GAP}`
    if (body.length <= column && column + GAP.length + where.length <= room) {
      return [...head, `${start}${body.padEnd(column)}${GAP}${paint.dim(where)}`]
    }
    const beneath = wrapped(wordsOf(where), width - INDENT.length).map((line) => INDENT + paint.dim(line))
    return [...head, `${start}${body}`, ...beneath]
  })
}

const INDENT = '      '
const GAP = '  '
/** The part of the width that keys may take; longer ones stand on a line of their own. */
const WIDEST_KEY = 0.55
const LEAST_VALUES = 20
/** Narrower than this, lines are broken by the terminal. */
const LEAST_WIDTH = 40

function whereOf({ whereA, whereB }: ReportRow): string {
  return [whereA, whereB].filter((text) => text !== '').join(' → ')
}

/** One value, or `a → b` within a width: a short one leaves its room to the other. */
function valuesOf({ a, b, sign }: Pick<ReportRow, 'a' | 'b' | 'sign'>, width: number): string {
  const [from, to] = [oneLine(a), oneLine(b)]
  if (from === '' || to === '' || sign === '=') return cut(from || to, width)
  const room = width - ARROW.length
  const half = Math.floor(room / 2)
  const fromWidth = Math.max(half, room - to.length)
  const shortFrom = cut(from, fromWidth)
  return `${shortFrom}${ARROW}${cut(to, room - shortFrom.length)}`
}

const ARROW = ' → '

function cut(text: string, width: number): string {
  if (text.length <= width) return text
  // Never half of a character that takes two units.
  return `${text.slice(0, Math.max(1, width - 1)).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function widthOf(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0)
}

function wordsOf(text: string): readonly string[] {
  return oneLine(text).split(' ')
}

/** The words on lines of a width; further lines are set in. */
function wrapped(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = `  ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
