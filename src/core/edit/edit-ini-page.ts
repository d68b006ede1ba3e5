import type { ConfigNode, MapNode } from '../config-node.ts'
import { rawValue } from '../read/ini-interpolation.ts'
import { readIniLines } from '../read/ini-lines.ts'
import type { IniLines, IniOption } from '../read/ini-lines.ts'
import { countingOptions, hasSettings } from '../read/read-ini.ts'
import { emptyMap } from '../read/parse.ts'
import type { Parsed } from '../read/parse.ts'
import type { Path } from '../path.ts'
import type { Source } from '../source.ts'
import { keyId, keyText } from '../value.ts'

/** An INI text laid open for editing. */
export interface IniPage {
  readonly source: Source
  /** The source's text, with a line end added where its last line has none. */
  readonly text: string
  /** How the text ends its lines. */
  readonly eol: string
  readonly lines: IniLines
  readonly root: MapNode
}

/** The page of an INI text; undefined for one that the loader refuses for more than the lack of its section. */
export function openIni({ source, root, broken }: Parsed): IniPage | undefined {
  const lines = readIniLines(source)
  if (broken && (lines.issues.length > 0 || hasSettings(lines))) return undefined
  const eol = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n'
  const text = source.text === '' || /[\r\n]$/.test(source.text) ? source.text : source.text + eol
  return { source, text, eol, lines, root: broken ? emptyMap(source) : root }
}

/** Where the settings write a key, by its id: the last counts. */
export function optionsOf({ lines }: IniPage, key: string): readonly IniOption[] {
  return countingOptions(lines).filter((option) => option.key === keyText(key))
}

/** A text after an edit at a path. */
export interface IniAfter {
  readonly path: Path
  readonly read: Parsed
}

/** The expected config, with the values that bring in the edited key as they now read: an interpolation asks for just that. */
export function followReaders(page: IniPage, expected: ConfigNode, { path, read }: IniAfter): ConfigNode {
  const readers = readersOf(page, String(path[0]))
  if (expected.kind !== 'map' || readers.size === 0) return expected
  const entries = new Map(expected.entries)
  for (const id of readers) {
    const entry = entries.get(id)
    const now = read.root.entries.get(id)?.node
    if (entry && now && id !== path[0]) entries.set(id, { ...entry, node: now })
  }
  return { ...expected, entries }
}

/** Ids of the keys whose values bring in the value of a key, themselves or through others. */
function readersOf({ lines, source }: IniPage, key: string): ReadonlySet<string> {
  const found = new Set<string>()
  if (!source.text.includes('%(')) return found
  const options = countingOptions(lines).map((option) => ({ name: option.key, raw: rawValue(source.text, option).text }))
  const waiting = [keyText(key)]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const expression = `%(${name})s`
    for (const option of options) {
      const id = keyId({ kind: 'str', value: option.name })
      if (found.has(id) || !option.raw.includes(expression)) continue
      found.add(id)
      waiting.push(option.name)
    }
  }
  return found
}
