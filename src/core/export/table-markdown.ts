import type { DiffTable, TableCell, TableRow } from '../diff/compare-many.ts'
import { markdownCode, markdownText } from './markdown-text.ts'
import { formatPath } from '../path.ts'
import { printValue } from '../print/print.ts'

/** What the columns of a table are called, the baseline first. */
export type ColumnNames = readonly string[]

/** The table as Markdown, for a paper or a pull request: what differs from the baseline is bold. */
export function tableMarkdown({ rows }: Pick<DiffTable, 'rows'>, names: ColumnNames): string {
  const head = ['key', ...names].map(markdownText)
  const lines = rows.map((row) => [markdownCode(rowName(row)), ...row.cells.map(markdownCell)])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** The table as values between tabs, which spreadsheets take. What a column lacks is an empty cell. */
export function tableTsv({ rows }: Pick<DiffTable, 'rows'>, names: ColumnNames): string {
  const lines = rows.map((row) => [rowName(row), ...row.cells.map(({ node }) => (node ? printValue(node) : ''))])
  return [['key', ...names], ...lines].map((cells) => `${cells.map(oneField).join('\t')}\n`).join('')
}

/** What a row is called: its path; for an item that the baseline lacks its list and what it is known by, `layers[+ name: head]`. */
export function rowName({ path, item }: Pick<TableRow, 'path' | 'item'>): string {
  return item === undefined ? formatPath(path) : `${formatPath(path.slice(0, -1))}[+ ${item}]`
}

function markdownCell({ node, state }: TableCell): string {
  if (!node) return state === 'same' ? '' : '**missing**'
  const text = markdownCode(printValue(node))
  return state === 'same' ? text : `**${text}**`
}

function oneField(text: string): string {
  return text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
}
