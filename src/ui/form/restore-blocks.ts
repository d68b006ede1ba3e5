import { nodeAt } from '../../core/config-node.ts'
import { pathInText } from '../../core/layer-place.ts'
import { parse } from '../../core/parse.ts'
import { formatPath, toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { fieldAt } from '../../systems/field.ts'
import { derive } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import type { FormEdit } from './form-edit.ts'
import { formModel } from './form-model.ts'
import { chosenName, sectionOf } from './variant.ts'

/** The label of the step that takes a block out of a file. */
export function removalLabel(block: Path): string {
  return `Remove ${formatPath(block)}`
}

/**
 * What a choice of variant brings back: the blocks beside `path` that the new variant uses and that were taken out of the
 * target file while another was chosen, as they last stood there (E8). Nothing where the variant stays the same.
 */
export function blocksToRestore(before: Session, after: Session, path: Path): readonly FormEdit[] {
  const parent = path.slice(0, -1)
  const form = formModel(derive(after), after)
  if (chosenName(formModel(derive(before), before), parent) === chosenName(form, parent)) return []
  const section = sectionOf(form, path)
  if (!section) return []
  const inText = pathInText(form.place, parent)
  if (!inText) return []
  const restored = new Map<string, FormEdit>()
  for (const { label, changes } of before.past.toReversed()) {
    const source = changes.find((change) => change.path === form.path)?.before
    const map = source && nodeAt(parse(source, form.seen.composition.dialect).root, inText)
    if (map?.kind !== 'map') continue
    for (const [key, { node }] of map.entries) {
      const block = [...parent, key]
      const isKnown = fieldAt(section.schema, block.slice(section.base.length)) !== undefined
      if (label !== removalLabel(block) || !isKnown || nodeAt(form.own, block) || restored.has(toPointer(block))) continue
      restored.set(toPointer(block), { kind: 'set', path: block, value: node })
    }
  }
  return [...restored.values()]
}
