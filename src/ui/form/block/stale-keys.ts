import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { startsWith, toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { schemaAt } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { childSchema } from '../../../systems/schema/walk.ts'
import { sectionOf } from '../form-model.ts'
import type { FormModel } from '../form-model.ts'
import { isFree } from '../form-rows.ts'
import { chosenName } from '../variant.ts'

/**
 * The keys beneath `parent` that came out of use between two forms, because something else is picked there: blocks of the other variant,
 * and at any depth keys that it knew and that what is picked now does not. None where the pick stayed the same.
 *
 * @see SPEC.md E8
 */
export function staleKeys(before: FormModel, after: FormModel, parent: Path): readonly Path[] {
  if (chosenName(before, parent) === chosenName(after, parent)) return []
  const known = new Set(inactiveBeside(before, parent).map(toPointer))
  const inactive = inactiveBeside(after, parent).filter((path) => !known.has(toPointer(path)))
  const node = nodeAt(after.seen.composition.config, parent) ?? nodeAt(after.own, parent)
  const found = unknownIn(node, { before: schemaOf(before, parent), after: schemaOf(after, parent) }, parent)
  return [...inactive, ...found.filter((path) => !inactive.some((other) => startsWith(path, other)))]
}

function inactiveBeside({ seen }: FormModel, parent: Path): readonly Path[] {
  return seen.inactive.filter((path) => path.length === parent.length + 1 && startsWith(path, parent))
}

function schemaOf(form: FormModel, path: Path): JsonSchema | undefined {
  const section = sectionOf(form, path)
  return section && schemaAt(section.narrowed, path.slice(section.base.length))
}

interface Schemas {
  readonly before: JsonSchema | undefined
  readonly after: JsonSchema | undefined
}

function unknownIn(node: ConfigNode | undefined, { before, after }: Schemas, path: Path): readonly Path[] {
  if (node?.kind !== 'map' || !before || !after) return []
  return [...node.entries].flatMap(([key, entry]) => {
    const was = childSchema(before, key)
    const is = childSchema(after, key)
    if (is) return unknownIn(entry.node, { before: was, after: is }, [...path, key])
    return was && !isFree(after) ? [[...path, key]] : []
  })
}
