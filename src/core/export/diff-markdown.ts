import { brokenText, countsText, degradedText, furtherSectionsOf, sectionsOf } from './diff-report.ts'
import type { DiffReport, ReportRow, ReportSection } from './diff-report.ts'
import { markdownCode, markdownText } from './markdown-text.ts'

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
    `## A: ${markdownText(a.name)} → B: ${markdownText(b.name)}`,
    ...notes.map((text) => `**${markdownText(text ?? '')}**`),
    countsText(report),
    ...[...sectionsOf(report), ...furtherSectionsOf(report)].flatMap(sectionBlocks),
  ]
  return `${blocks.join('\n\n')}\n`
}

function sectionBlocks({ title, rows }: ReportSection): readonly string[] {
  const keys = `${rows.length} key${rows.length === 1 ? '' : 's'}`
  const heading = title === '' ? [] : [`### ${markdownText(title)} (${keys})`]
  return [...heading, table([HEAD, ...rows.map(cellsOf)])]
}

const HEAD = ['', 'Key', 'A', 'B', 'Δ', 'Where']

function cellsOf({ sign, key, a, b, note, whereA, whereB }: ReportRow): readonly string[] {
  const where = [whereA, whereB].filter((text) => text !== '').map(markdownCode)
  return [sign, markdownCode(key), markdownCode(a), markdownCode(b), markdownText(note), where.join(' → ')]
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
