import type { IniPage } from './edit-ini-page.ts'
import { lineIndent, lineStart, nextLine } from './edit-text.ts'
import { valuePlace } from '../read/ini-lines.ts'
import type { IniOption } from '../read/ini-lines.ts'
import type { TextEdit } from '../issue.ts'
import { INI_SECTION } from '../read/read-ini.ts'
import type { Span } from '../source.ts'

/**
 * The edits that write a new key last among the settings, marked and indented as the one before it; what stands beneath that one
 * may belong to what comes next. The section is made where it is missing.
 */
export function addIniOption(page: IniPage, { key, text }: { readonly key: string; readonly text: string }): readonly TextEdit[] {
  const { lines, eol } = page
  const last = lines.options.findLast(({ section }) => section.name === INI_SECTION)
  const header = lines.sections.find(({ name }) => name === INI_SECTION)
  if (last) {
    const line = lineIndent(page.text, last.keySpan.start) + key + markOf(page, last) + text + eol
    return [insert(nextLine(page.text, valuePlace(last).end), line)]
  }
  if (header) return [insert(nextLine(page.text, header.span.end), `${key} = ${text}${eol}`)]
  const gap = page.text.trim() === '' ? '' : eol
  return [insert(page.text.length, `${gap}[${INI_SECTION}]${eol}${key} = ${text}${eol}`)]
}

function markOf(page: IniPage, option: IniOption): string {
  const mark = page.text.slice(option.keySpan.end, valuePlace(option).start)
  if (/^[ \t]*[=:][ \t]*$/.test(mark) && valuePlace(option).end > valuePlace(option).start) return mark
  return page.text[option.mark.start] === ':' ? ': ' : ' = '
}

/** The edits that take the lines of keys out; comment lines among the lines of a value stay. */
export function removeIniOptions(page: IniPage, options: readonly IniOption[]): readonly TextEdit[] {
  return options.map((option) => {
    const start = lineStart(page.text, option.keySpan.start)
    const end = nextLine(page.text, valuePlace(option).end)
    return { start, end, text: commentLinesIn(page.text, { start, end }).join('') }
  })
}

/** The comment lines, with their ends, among the lines of a value. */
export function commentLinesIn(text: string, { start, end }: Span): readonly string[] {
  return text.slice(start, end).match(COMMENT_LINE) ?? []
}

const COMMENT_LINE = /(?<=[\r\n])[ \t]*[#;][^\r\n]*(?:\r\n|\r|\n)/g

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text }
}
