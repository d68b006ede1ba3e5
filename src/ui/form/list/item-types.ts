import { nodeAt } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { settledAt } from '../../../systems/schema/walk.ts'
import { sectionOf } from '../form-model.ts'
import type { FormModel } from '../form-model.ts'

type Tag = string | number | boolean

/** A type that an item of a list may have. */
export interface ItemType {
  /** The key that says so, and what it says; undefined for a type that any other name picks. */
  readonly key: string
  readonly tag: Tag | undefined
  readonly title: string
  readonly help: string | undefined
}

/** The types that an item at `path` may be of, one for each tag; none where nothing is picked. */
export function itemTypes(form: FormModel, path: Path): readonly ItemType[] {
  const section = sectionOf(form, path)
  const root = section && (nodeAt(form.seen.composition.config, section.base) ?? nodeAt(form.own, section.base) ?? form.own)
  if (!section?.full || !root) return []
  const [choice] = settledAt(section.full, root, path.slice(section.base.length))?.choices ?? []
  if (!choice) return []
  return choice.variants.flatMap(({ tags, title, schema: { help } }) => {
    const known = tags.length === 0 ? [undefined] : tags.filter(isTag)
    return known.map((tag) => ({ key: choice.key, tag, title, help }))
  })
}

function isTag(value: unknown): value is Tag {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
