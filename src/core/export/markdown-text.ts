import { fitForComment } from '../print/print.ts'

/** The text as code, within a table too: backticks of its own are fenced by more of them, and no bar ends the cell. */
export function markdownCode(text: string): string {
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
export function markdownText(text: string): string {
  return fitForComment(text)
    .replace(/[\\`*[\]<>#|~$]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => run.replaceAll('_', '\\_'))
}
