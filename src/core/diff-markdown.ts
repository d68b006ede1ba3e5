import { brokenText, countsText, degradedText, furtherSectionsOf, sectionsOf } from './diff-report.ts'
import type { DiffReport, ReportRow, ReportSection } from './diff-report.ts'
import { fitForComment } from './print.ts'

/**
 * The report as Markdown for a pull request or a paper: a heading, the counts, and one table for each cause. Reads well as
 * text too.
 *
 * Tables are GitHub's. Names and sentences are escaped; keys, values and places stand in code.
 *
 * @see SPEC.md D3, D4
 */
export function diffMarkdown(report: DiffReport): string {
  const { a, b } = report
  const notes = [brokenText(a), brokenText(b), degradedText(report)].filter((text) => text !== undefined && text !== '')
  const blocks = [
    `## A: ${escape(a.name)} → B: ${escape(b.name)}`,
    ...notes.map((text) => `**${escape(text ?? '')}**`),
    countsText(report),
    ...[...sectionsOf(report), ...furtherSectionsOf(report)].flatMap(sectionBlocks),
  ]
  return `${blocks.join('\n\n')}\n`
}

function sectionBlocks({ title, rows }: ReportSection): readonly string[] {
  const keys = `${rows.length} key${rows.length === 1 ? '' : 's'}`
  const heading = title === '' ? [] : [`### ${escape(title)} (${keys})`]
  return [...heading, table([HEAD, ...rows.map(cellsOf)])]
}

const HEAD = ['', 'Key', 'A', 'B', 'Δ', 'Where']

function cellsOf({ sign, key, a, b, note, whereA, whereB }: ReportRow): readonly string[] {
  const where = [whereA, whereB].filter((text) => text !== '').map(code)
  return [sign, code(key), code(a), code(b), escape(note), where.join(' → ')]
}

/** The rows with their cells padded, that the text reads as a table too; very wide cells stand out. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, i) => {
    const lengths = rows.map((row) => row[i]?.length ?? 0).filter((width) => width <= WIDEST)
    return lengths.reduce((width, length) => Math.max(width, length), 3)
  })
  const lines = rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`)
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

const WIDEST = 60

/** The text as code within a table: backticks of its own are fenced by more of them, and no bar ends the cell. */
function code(text: string): string {
  const line = fitForComment(text)
  if (line === '') return ''
  // Readers differ on a backslash before an escaped bar.
  if (/\\\|/.test(line)) return `<code>${line.replace(/[^\p{L}\p{N} ./:,]/gu, (char) => `&#${char.codePointAt(0)};`)}</code>`
  const longest = Array.from(line.matchAll(/`+/g), ([run]) => run.length).reduce((most, length) => Math.max(most, length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`
}

/** The text with nothing in it that Markdown takes for more than text. */
function escape(text: string): string {
  return fitForComment(text)
    .replace(/[\\`*[\]<>#|~$]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => run.replaceAll('_', '\\_'))
}
