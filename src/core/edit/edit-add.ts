import type { ConfigNode } from '../config-node.ts'
import { indentsOf, insertLines } from './edit-block.ts'
import { nest } from './edit-expect.ts'
import { collectionIn } from './edit-layout.ts'
import type { Page } from './edit-layout.ts'
import { refuse } from './edit-locate.ts'
import type { Located, Refusal } from './edit-locate.ts'
import { insertParts } from './edit-parts.ts'
import { writePair } from './edit-print.ts'
import { replaceValue } from './edit-replace.ts'
import type { TextEdit } from '../issue.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { keyOfId } from '../value.ts'

/** The edits that write the keys of a path that are missing, and the value beneath them. */
export function addMissing(
  page: Page,
  { slot, node, rest, path }: Located & { readonly path: Path },
  value: ConfigNode,
): readonly TextEdit[] | Refusal {
  const keys = rest.filter((segment) => typeof segment === 'string')
  const [first, ...deeper] = keys
  if (first === undefined || keys.length < rest.length) {
    const list = path.slice(
      0,
      path.findIndex((segment, i) => typeof segment === 'number' && i >= path.length - rest.length),
    )
    return refuse(`${formatPath(list)} is not there: set the list as a whole`)
  }
  if (node.kind === 'scalar') return replaceValue(page, slot, { old: node, value: nest(keys, value) })
  const collection = collectionIn(slot)
  const pair = { key: keyOfId(first), node: nest(deeper, value) }
  if (collection) return insertParts(page, { collection, at: collection.parts.length }, [pair])
  const lines = writePair(pair.key, pair.node, { column: 0, indents: indentsOf(page) })
  if (slot.form === 'absent') return [insertLines(page, slot.start, lines)]
  return [{ start: slot.start, end: slot.end, text: lines.join(page.eol) }]
}
