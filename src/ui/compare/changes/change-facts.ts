import type { ChangeSide } from '../../../core/diff/change.ts'
import { kindWord } from '../../../core/diff/change-words.ts'
import { isEqualNode, pythonTypeOf } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { countLeaves } from '../../../core/count-leaves.ts'
import { deltaText } from '../../../core/diff/delta.ts'
import type { MatchedList } from '../../../core/diff/diff.ts'
import { formatPath, startsWith } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Origin } from '../../../core/source.ts'
import { printValue } from '../../../core/print/print.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import { count } from '../../shell/names.ts'
import type { ChangeGround, GroundSide } from './change-ground.ts'
import { pathKey } from './change-row.ts'
import type { ChangeRow } from './change-row.ts'

/** What a row says besides its key. */
export interface ChangeFacts {
  readonly a: SideFacts
  readonly b: SideFacts
  /** How far apart the values are: `× 5`; `''` where that says nothing. */
  readonly delta: string
  /** What kind of change it is where the sign says too little, and how the items of its list were matched. */
  readonly words: readonly string[]
  /** What makes the change matter less: `inactive in B`. */
  readonly notes: readonly string[]
}

/** One side's value, ready to show. */
export interface SideFacts {
  /** Where it was written; absent where the side has nothing, or only a schema default. */
  readonly origin?: Origin
  readonly text: string
  readonly isDefault: boolean
}

export function changeFacts(row: ChangeRow, ground: ChangeGround): ChangeFacts {
  const { kind, path } = row
  const [a, b] = [sideFacts(row, 'a', ground), sideFacts(row, 'b', ground)]
  const [defaultA, defaultB] = [defaultOf(row.a, ground.a), defaultOf(row.b, ground.b)]
  const isMoved = kind === 'moved' || kind === 'reordered'
  const delta = isMoved ? '' : deltaText(row.a.node ?? defaultA, row.b.node ?? defaultB, { isLog: ground.isLog(path) })
  return { a, b, delta, words: [...kindWords(row), ...listWords(row, ground)], notes: notesOf(row, ground) }
}

function sideFacts(row: ChangeRow, key: 'a' | 'b', ground: ChangeGround): SideFacts {
  const side = row[key]
  if (row.kind === 'moved') return { text: `at ${formatPath(side.path.slice(-1))}`, isDefault: false, ...originOf(row, key) }
  if (side.node) return { text: shortText(row, side.node), isDefault: false, ...originOf(row, key) }
  const fallback = defaultOf(side, ground[key])
  return fallback ? { text: clipped(printValue(fallback)), isDefault: true } : { text: '', isDefault: false }
}

/** A part is where its first key is that is listed: other files may write others of its keys. */
function originOf(row: ChangeRow, key: 'a' | 'b'): Pick<SideFacts, 'origin'> {
  const origin = row.rows[0]?.[key].node ?? row[key].node
  return origin ? { origin } : {}
}

function shortText(row: ChangeRow, node: ConfigNode): string {
  const isFilledMap = node.kind === 'map' && node.entries.size > 0
  if (isFilledMap) {
    const [all, listed] = [countLeaves(node), row.rows.length]
    return listed > 0 && listed < all ? `{${listed} of ${count(all, 'key')}}` : `{${count(all, 'key')}}`
  }
  const isListOfMaps = node.kind === 'list' && node.items.some((item) => item.kind === 'map')
  return isListOfMaps ? `[${count(node.items.length, 'item')}]` : clipped(printValue(node))
}

const LONG = 200

/** What no column could show is not put on screen; the details have it. */
function clipped(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text
}

/** The schema default that stands in for what a side does not set. */
function defaultOf({ path, node }: ChangeSide, { side }: GroundSide): ConfigNode | undefined {
  const found = node ? undefined : defaultAt(side.defaults, path)
  return found?.kind === 'map' && found.entries.size > 0 ? undefined : found
}

function kindWords({ kind, a, b }: ChangeRow): readonly string[] {
  if (kind === 'moved' || kind === 'reordered') return [kindWord(kind)]
  return kind === 'type-changed' && a.node && b.node
    ? [`${kindWord(kind)}: ${pythonTypeOf(a.node)} → ${pythonTypeOf(b.node)}`]
    : []
}

function listWords({ path }: ChangeRow, { lists }: ChangeGround): readonly string[] {
  const list = listOf(path, lists)
  return list ? [matchWords(list)] : []
}

/** The innermost list of maps that a path leads into, or to. */
export function listOf(path: Path, lists: ChangeGround['lists']): MatchedList | undefined {
  if (lists.size === 0) return undefined
  for (let depth = path.length; depth > 0; depth -= 1) {
    const list = lists.get(pathKey(path.slice(0, depth)))
    if (list) return list
  }
  return undefined
}

function matchWords({ match, isDegraded }: MatchedList): string {
  if (isDegraded) return 'list too long, items matched by position'
  return `items matched by ${match.by === 'key' ? match.key : match.by}`
}

/** Which sides' models do not use what stands at a path: `inactive in B`; `''` where both do. */
export function inactiveNote(path: Path, { a, b }: ChangeGround): string {
  const idle = [a, b].filter(({ inactive }) => inactive.some((block) => startsWith(path, block))).map(({ letter }) => letter)
  return idle.length === 0 ? '' : `inactive in ${idle.join(' and ')}`
}

function notesOf({ a, b, path, kind }: ChangeRow, ground: ChangeGround): readonly string[] {
  const idle = kind === 'equal' ? '' : inactiveNote(path, ground)
  const notes = idle === '' ? [] : [idle]
  return repeatsDefault(a, b, ground) ? [...notes, 'same as the default'] : notes
}

/** Whether one side writes what the other gets by default. */
function repeatsDefault(a: ChangeSide, b: ChangeSide, ground: ChangeGround): boolean {
  const [inA, inB] = [a.node ?? defaultOf(a, ground.a), b.node ?? defaultOf(b, ground.b)]
  return (!a.node || !b.node) && inA !== undefined && inB !== undefined && isEqualNode(inA, inB)
}
