import { nodeAt } from '../config-node.ts'
import { indentComments, removePart } from './edit-block.ts'
import type { Page } from './edit-layout.ts'
import { refuse } from './edit-locate.ts'
import type { Located, Refusal, Step } from './edit-locate.ts'
import { columnOf, lineAfter, startsLine } from './edit-text.ts'
import { removeParts } from './edit-parts.ts'
import { replaceValue } from './edit-replace.ts'
import type { TextEdit } from '../issue.ts'
import { emptyMap } from '../read/parse.ts'
import type { Parsed } from '../read/parse.ts'
import { formatPath, isEqualPath } from '../path.ts'
import type { Path } from '../path.ts'

/**
 * The edits that take out the key or item that `path` leads to, and with it every map that would be left empty: an emptied
 * `m:` would read as null, and hide what lies beneath. Maps up to `kept` steps from the top stay.
 */
export function removeAt(
  page: Page,
  parsed: Parsed,
  { steps, path, kept }: Pick<Located, 'steps'> & { readonly path: Path; readonly kept: number },
): readonly TextEdit[] | Refusal {
  const goneAt = (depth: number) => partsOfKey(parsed, steps[depth], path.slice(0, depth + 1))
  const isEmptied = (depth: number) => goneAt(depth).size === steps[depth]?.collection.parts.length
  let depth = steps.length - 1
  while (depth > kept && isMap(steps[depth]) && isMap(steps[depth - 1]) && isEmptied(depth)) depth -= 1
  const step = steps[depth]
  if (!step) return []
  const keep = commentLines(page, steps.slice(depth))
  if (depth > 0 && !step.collection.flow && isEmptied(depth)) {
    return emptyBlock(page, parsed, { step: steps[depth - 1], path: path.slice(0, depth), keep })
  }
  const gone = goneAt(depth)
  const part = step.collection.parts[step.index]
  if (part && gone.size === 1 && !step.collection.flow && startsLine(page.text, part.start)) {
    return [removePart(page, { collection: step.collection, part, keep })]
  }
  const where = formatPath(path.slice(0, depth + 1))
  if (keep !== '') return refuse(`${where} would go as well, and the comments in it: remove it as text`)
  return removeParts(page, step.collection, gone)
}

function isMap(step: Step | undefined): boolean {
  return step?.collection.kind === 'map'
}

/** The parts that write a key: more than one where the key is written twice. */
function partsOfKey({ issues }: Parsed, step: Step | undefined, path: Path): ReadonlySet<number> {
  if (!step) return new Set()
  const twice = issues.filter((issue) => issue.code === 'duplicate-key' && isEqualPath(issue.path, path))
  const starts = new Set(twice.flatMap(({ origin, also = [] }) => [origin, ...also].map(({ start }) => start)))
  const others = step.collection.parts.flatMap(({ key }, index) => (key && starts.has(key.start) ? [index] : []))
  return new Set([step.index, ...others])
}

interface Emptied {
  /** The step to the list or map that is left empty. */
  readonly step: Step | undefined
  readonly path: Path
  /** Comment lines that stay. */
  readonly keep: string
}

/** What is left of a list, or of a map that stays, is written as `[]` or `{}`. */
function emptyBlock(page: Page, { root }: Parsed, { step, path, keep }: Emptied): readonly TextEdit[] {
  const part = step?.collection.parts[step.index]
  const old = nodeAt(root, path)
  if (!part || !old) return []
  const { source, text } = page
  const value =
    old.kind === 'list' ? ({ kind: 'list', items: [], flow: true, source, start: 0, end: 0 } as const) : emptyMap(source)
  const at = lineAfter(text, part.end)
  const comments = { start: at, end: at, text: indentComments(keep, columnOf(text, part.start) + 2) }
  return [...replaceValue(page, part.slot, { old, value }), comments]
}

/**
 * The comment lines that stand in the maps that go with the one key that fills them, but not in its own value: they may be
 * worth more than it.
 */
function commentLines(page: Page, chain: readonly Step[]): string {
  const parts = chain.flatMap(({ collection, index }) => collection.parts.slice(index, index + 1))
  const above = parts.map(({ slot }, i) => page.text.slice(slot.head, parts[i + 1]?.start ?? slot.head))
  const below = parts.map(({ slot }, i) => page.text.slice(parts[i + 1]?.end ?? slot.end, slot.end)).toReversed()
  return [...above, ...below].flatMap((gap) => gap.match(COMMENT_LINE) ?? []).join('')
}

const COMMENT_LINE = /(?<=[\r\n])[ \t]*#[^\r\n]*(?:\r\n|\r|\n)/g
