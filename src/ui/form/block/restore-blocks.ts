import { isEqualNode, nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { pathInText } from '../../../core/layer-place.ts'
import { parse } from '../../../core/read/parse.ts'
import { formatPath, toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { schemaAt } from '../../../systems/schema/field.ts'
import { derive } from '../../../workspace/derive.ts'
import type { Session } from '../../../workspace/session.ts'
import type { FormEdit } from '../form-edit.ts'
import { formModel, sectionOf } from '../form-model.ts'
import type { FormModel } from '../form-model.ts'
import { chosenName } from '../variant.ts'

const REMOVE = 'Remove '

/** The label of the step that takes keys out of a file. */
export function removalLabel(keys: readonly Path[]): string {
  return `${REMOVE}${keys.map(formatPath).join(', ')}`
}

/**
 * What a choice of variant brings back: the keys beneath the map of `path` that the new variant uses and that were taken out of the
 * target file while another was chosen, as they last stood there (E8). Nothing where the variant stays the same.
 */
export function blocksToRestore(before: Session, after: Session, path: Path): readonly FormEdit[] {
  const parent = path.slice(0, -1)
  const form = formModel(derive(after), after)
  if (chosenName(formModel(derive(before), before), parent) === chosenName(form, parent)) return []
  const inText = pathInText(form.place, parent)
  if (!inText) return []
  const restored = new Map<string, FormEdit>()
  for (const { label, changes } of before.past.toReversed()) {
    const source = label.startsWith(REMOVE) ? changes.find((change) => change.path === form.path)?.before : undefined
    const root = source && parse(source, form.seen.composition.dialect).root
    if (!root || !isSameItem(form, root, { parent, inText })) continue
    const removed = new Set(label.slice(REMOVE.length).split(', '))
    for (const [key, value] of valuesIn(nodeAt(root, inText), parent)) {
      if (!removed.has(formatPath(key)) || !isWanted(form, key) || restored.has(toPointer(key))) continue
      restored.set(toPointer(key), { kind: 'set', path: key, value })
    }
  }
  return [...restored.values()]
}

/** Every key beneath a map, at any depth but inside lists. */
function valuesIn(node: ConfigNode | undefined, path: Path): readonly (readonly [Path, ConfigNode])[] {
  if (node?.kind !== 'map') return []
  return [...node.entries].flatMap(([key, entry]) => {
    const at = [...path, key]
    return [[at, entry.node] as const, ...valuesIn(entry.node, at)]
  })
}

/** Whether what is picked now knows the key, and the layer does not have it. */
function isWanted(form: FormModel, key: Path): boolean {
  const section = sectionOf(form, key)
  return section !== undefined && schemaAt(section.schema, key.slice(section.base.length)) !== undefined && !nodeAt(form.own, key)
}

interface Places {
  readonly parent: Path
  readonly inText: Path
}

/** What tells one item of a list from another; not its type, which has just changed. */
const IDENTITY = ['name', 'id', 'key']

/** Whether a map is the one that stood in its place before: items of a list may have moved since. */
function isSameItem({ own }: FormModel, root: ConfigNode, { parent, inText }: Places): boolean {
  const depth = parent.findLastIndex((segment) => typeof segment === 'number') + 1
  if (depth === 0) return true
  const [now, then] = [nodeAt(own, parent.slice(0, depth)), nodeAt(root, inText.slice(0, inText.length - parent.length + depth))]
  return IDENTITY.every((key) => isSame(now && nodeAt(now, [key]), then && nodeAt(then, [key])))
}

function isSame(a: ConfigNode | undefined, b: ConfigNode | undefined): boolean {
  return a && b ? isEqualNode(a, b) : a === b
}
