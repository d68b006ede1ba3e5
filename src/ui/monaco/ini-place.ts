import { readIniLines } from '../../core/read/ini-lines.ts'
import { endWithoutSpace } from '../../core/read/python-text.ts'
import { INI_SECTION } from '../../core/read/read-ini.ts'
import { keyId } from '../../core/value.ts'
import type { Place } from './place-at.ts'

/** What may be written at an offset of an INI text; undefined in comments, headers, other sections and lines that continue a value. */
export function iniPlaceAt(text: string, offset: number): Place | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const line = text.slice(start).split('\n', 1)[0] ?? ''
  if (/^(?:\s|[#;[])/.test(line) || !isAmongSettings(text, start)) return undefined
  const mark = line.search(/[=:]/)
  const taken = keysOf(text).filter((key) => key.start !== start)
  const rest = { taken: taken.map(({ name }) => name), isInFlow: true }
  const keyEnd = endWithoutSpace(mark === -1 ? line : line.slice(0, mark))
  if (mark === -1 || offset - start <= keyEnd) return { keyIn: [], start, end: start + keyEnd, hasColon: mark !== -1, ...rest }
  if (offset - start <= mark) return undefined
  const value = /^\s*/.exec(line.slice(mark + 1))?.[0].length ?? 0
  const from = Math.min(offset, start + mark + 1 + value)
  const key = keyId({ kind: 'str', value: line.slice(0, keyEnd) })
  return { valueAt: [key], start: from, end: start + Math.max(endWithoutSpace(line), from - start), hasColon: false, ...rest }
}

/** Whether the last header above a line is that of the settings. */
function isAmongSettings(text: string, lineStart: number): boolean {
  const headers = [...text.slice(0, lineStart).matchAll(/^\[(.+)\]/gm)]
  return headers.at(-1)?.[1] === INI_SECTION
}

function keysOf(text: string): readonly { readonly name: string; readonly start: number }[] {
  const { options } = readIniLines({ kind: 'file', path: 'text.ini', text })
  return options
    .filter(({ section }) => section.name === INI_SECTION)
    .map(({ key, keySpan }) => ({ name: key, start: keySpan.start }))
}
