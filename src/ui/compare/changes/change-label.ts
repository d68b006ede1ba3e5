import { kindWord } from '../../../core/diff/change-words.ts'
import { formatPath } from '../../../core/path.ts'
import { positionAt } from '../../../core/source.ts'
import { changeFacts } from './change-facts.ts'
import type { SideFacts } from './change-facts.ts'
import type { ChangeGround } from './change-ground.ts'
import type { ChangeRow } from './change-row.ts'

/** A row in words, for assistive technology. */
export function changeLabel(row: ChangeRow, ground: ChangeGround): string {
  const { a, b, delta, words, notes } = changeFacts(row, ground)
  const head = `${formatPath(row.path) || 'the whole config'}, ${rowWord(row.kind)}`
  const said = [head, sideText('A', a), sideText('B', b), delta, ...words, ...notes]
  return said.filter((text) => text !== '').join(', ')
}

/** What a row is, in words. */
export function rowWord(kind: ChangeRow['kind']): string {
  return kind === 'equal' ? 'equal' : kindWord(kind)
}

function sideText(letter: string, { text, isDefault, origin }: SideFacts): string {
  if (isDefault) return `${letter}: ${text} by default`
  if (!origin) return ''
  const { source, start } = origin
  const isText = source.kind === 'file' || source.kind === 'overrides'
  return `${letter}: ${text} from ${source.path}${isText ? ` line ${positionAt(source, start).line}` : ''}`
}
