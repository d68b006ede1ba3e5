import type { Entry } from '../config-node.ts'
import type { Written } from './conversion.ts'
import type { Parsed } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import { fitForComment, printValue } from '../print/print.ts'
import { iniText } from '../print/print-ini.ts'
import { INI_SECTION } from '../read/read-ini.ts'
import type { Source } from '../source.ts'
import { textKindOf } from '../read/text-kind.ts'
import { commentsOf } from '../read/yaml-comments.ts'

/**
 * A flat config as the settings of an INI text, each under the comments that stand above it or behind it in YAML. A value that the
 * loader would read as another has no spelling there: `true`, a map of maps with dates, text that looks like a path.
 */
export function iniOfYaml({ source, root }: Parsed): Written {
  const above = textKindOf(source.path) === 'yaml' ? commentsAbove(source, [...root.entries.values()]) : new Map<Entry, string>()
  const lines: string[] = []
  for (const [id, entry] of root.entries) {
    const text = entry.key.kind === 'str' ? iniText(entry.node) : undefined
    if (text === undefined) return { reason: `an INI file cannot say ${formatPath([id])}: ${shown(entry)}` }
    lines.push(`${above.get(entry) ?? ''}${entry.key.kind === 'str' ? entry.key.value : ''} = ${text}\n`)
  }
  const rest = above.get(END) ?? ''
  return { text: `[${INI_SECTION}]\n${lines.join('')}${rest}`, notes: [] }
}

function shown({ node }: Entry): string {
  const text = printValue(node)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** Stands for what comes behind the last key. */
const END: Entry = {
  key: { kind: 'null' },
  keySpan: { start: Infinity, end: Infinity },
  node: { kind: 'list', items: [], flow: false, source: { kind: 'file', path: '', text: '' }, start: 0, end: 0 },
}

/** The comments of each key: those above it, and those behind its value. A blank line above them is kept. */
function commentsAbove(source: Source, entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const byEntry = new Map<Entry, string>()
  const ends = [...entries, END]
  for (const { start, end } of commentsOf(source)) {
    const line = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start)
    const next = ends.findIndex(({ keySpan }) => keySpan.start > start)
    const entry = line.trim() === '' ? ends[next] : (entries[next - 1] ?? ends[next])
    if (!entry) continue
    const comment = `#${fitForComment(source.text.slice(start, end).replace(/^#/, ''))}\n`
    byEntry.set(entry, (byEntry.get(entry) ?? '') + comment)
  }
  for (const entry of entries) if (isAfterBlank(source, entry)) byEntry.set(entry, `\n${byEntry.get(entry) ?? ''}`)
  return byEntry
}

/** Whether a blank line stands above the key and its comments. */
function isAfterBlank({ text }: Source, { keySpan }: Entry): boolean {
  const lines = text.slice(0, keySpan.start).split('\n').slice(0, -1)
  const last = lines.findLast((line) => !line.trim().startsWith('#'))
  return last !== undefined && last.trim() === ''
}
