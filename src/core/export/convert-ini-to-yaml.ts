import { nodeAt } from '../config-node.ts'
import type { Entry, MapNode } from '../config-node.ts'
import type { ConversionNote, Written } from './conversion.ts'
import { readIniLines, valuePlace } from '../read/ini-lines.ts'
import type { IniOption } from '../read/ini-lines.ts'
import type { Issue } from '../issue.ts'
import type { Parsed } from '../read/parse.ts'
import { fitForComment, printValue, printYaml } from '../print/print.ts'
import { lineStarts } from '../source.ts'
import type { Source, Span } from '../source.ts'

/**
 * The settings of an INI text as YAML, each under the comments and blank lines that stand above it. What nobody reads (keys of
 * other sections, keys that another replaces) is kept as comments.
 */
export function yamlOfIni({ source, root, issues }: Parsed): Written {
  const { options } = readIniLines(source)
  const used = new Map(
    [...root.entries].map(([id, entry]): [number, readonly [string, Entry]] => [entry.keySpan.start, [id, entry]]),
  )
  const isRead = (option: IniOption): boolean => used.has(option.keySpan.start)
  const notes = [
    ...options.filter((option) => !isRead(option)).map((option) => unread(source, option)),
    ...literals(source, root.entries),
    ...issues.flatMap((issue) => misreading(issue, root)),
  ]
  const above = new Map<string, string>()
  let from = 0
  let waiting = ''
  for (const option of options) {
    waiting += commentsIn(source, { start: from, end: option.keySpan.start })
    const found = used.get(option.keySpan.start)
    from = Math.max(valuePlace(option).end, option.mark.end)
    if (!found) waiting += asComment(source.text.slice(option.keySpan.start, from))
    else {
      above.set(found[0], waiting + commentsWithin(source, option, found[1]))
      waiting = ''
    }
  }
  const rest = waiting + commentsIn(source, { start: from, end: source.text.length })
  const lines = [...root.entries].map(
    ([id, entry]) => (above.get(id) ?? '') + printYaml({ ...root, entries: new Map([[id, entry]]) }),
  )
  return { text: `${lines.join('')}${rest}`.replace(/^\n+/, '').replace(/\n+$/, '\n'), notes }
}

/** The comments and blank lines in a stretch of the text, as YAML has them. Headers of sections that are read say nothing. */
function commentsIn(source: Source, { start, end }: Span): string {
  const starts = lineStarts(source)
  const first = starts.findIndex((at) => at >= start)
  let text = ''
  for (let i = first; i !== -1 && i < starts.length; i += 1) {
    const at = starts[i] ?? 0
    if (at >= end) break
    const line = source.text.slice(at, Math.min(starts[i + 1] ?? end, end)).trim()
    if (line === '') text += text === '' || text.endsWith('\n\n') ? (text === '' ? '\n' : '') : '\n'
    else if (/^[#;]/.test(line)) text += `#${fitForComment(line.slice(1)).trimEnd()}\n`
    else if (line.startsWith('[') && !/^\[DEFAULTS?\]/.test(line)) text += asComment(line)
  }
  return text
}

/** The comments on lines of their own within a value, and the one behind a literal, which Python leaves out. */
function commentsWithin({ text }: Source, option: IniOption, { node }: Entry): string {
  const { start, end } = valuePlace(option)
  const between = text.slice(start, end).matchAll(/^[ \t]*[#;](.*)$/gm)
  const behind = node.kind === 'scalar' && node.value.kind === 'str' && node.style === 'plain' ? '' : text.slice(node.end, end)
  const [, last] = /^[ \t]*#([^\r\n]*)$/.exec(behind) ?? []
  const found = [...between].map(([, comment = '']) => comment)
  return [...found, ...(last === undefined ? [] : [last])].map((comment) => `#${fitForComment(comment).trimEnd()}\n`).join('')
}

function asComment(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => fitForComment(line).trimEnd())
  return lines.map((line) => `# ${line}\n`).join('')
}

function unread(source: Source, { key, section, keySpan }: IniOption): ConversionNote {
  const message = `the loader reads no ${key} in [${section.name}]; it is kept as a comment`
  return { kind: 'unread', origin: { source, ...keySpan }, message }
}

function literals(source: Source, entries: ReadonlyMap<string, Entry>): readonly ConversionNote[] {
  return [...entries.values()].flatMap(({ key, node }): readonly ConversionNote[] => {
    if (node.via?.kind !== 'interpolation' || key.kind !== 'str') return []
    const message = `YAML has no %(name)s: ${key.value} is written as what it comes to`
    return [{ kind: 'literal', path: [key.value], origin: { source, start: node.start, end: node.end }, message }]
  })
}

/** What the loader reads otherwise than it is written is written as it is read. */
function misreading({ path, origin, message }: Issue, root: MapNode): readonly ConversionNote[] {
  const node = path.length > 0 ? nodeAt(root, path) : undefined
  return node ? [{ kind: 'reading', path, origin, message: `read as ${printValue(node)}: ${message}` }] : []
}
