import { nodeAt } from '../../core/config-node.ts'
import { startsWith, toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import { schemaAt } from '../../systems/schema/field.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { nodeShown } from '../form/block/alone.ts'
import { blockTitle, isBlock, isBlockList, isBody } from '../form/block/block-level.ts'
import type { FormModel } from '../form/form-model.ts'
import { extraKeys } from '../form/form-rows.ts'
import type { FormSection } from '../form/form-section.ts'
import { genericSchema } from '../form/generic-schema.ts'
import { itemTitle } from '../form/list/item-name.ts'

/** A part of a config that has parts: a section, a block, a list of blocks or one of its items. */
export interface OutlineNode {
  readonly id: string
  /** Where the form goes for it. */
  readonly path: Path
  /** The keys that it stands for: its own path, but for single values at the top, which stand together. */
  readonly covers: readonly Path[]
  readonly title: string
  readonly schema: JsonSchema
  /** 1 for a section. */
  readonly level: number
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
  readonly hasChildren: boolean
  /** Whether any layer writes something of it. */
  readonly isSet: boolean
}

const known = new WeakMap<FormModel, readonly OutlineNode[]>()

/** The outline of the whole config, each part before what is in it; the same list for the same form. */
export function outlineOf(form: FormModel): readonly OutlineNode[] {
  const before = known.get(form)
  if (before) return before
  const outline = flatten(
    form.sections.map((section) => sectionPart(form, section)),
    1,
  )
  known.set(form, outline)
  return outline
}

interface Part extends Pick<OutlineNode, 'path' | 'title' | 'schema' | 'isSet'> {
  readonly id?: string
  readonly covers?: readonly Path[]
  readonly parts: readonly Part[]
}

function flatten(parts: readonly Part[], level: number): readonly OutlineNode[] {
  return parts.flatMap(({ parts: inner, id, covers, ...part }, i) => [
    {
      ...part,
      id: id ?? toPointer(part.path),
      covers: covers ?? [part.path],
      level,
      place: i + 1,
      siblings: parts.length,
      hasChildren: inner.length > 0,
    },
    ...flatten(inner, level + 1),
  ])
}

function sectionPart(form: FormModel, section: FormSection): Part {
  const { id, title, base, keys, isWhole, narrowed: schema } = section
  const isSet = keys.some((key) => isWritten(form, [key]))
  // Single values at the top stand together in one section, which has no place of its own.
  if (!isWhole) return { id, path: keys.slice(0, 1), covers: keys.map((key) => [key]), title, schema, isSet, parts: [] }
  return { id, path: base, title, schema, isSet, parts: partsIn(form, schema, base) }
}

function partsIn(form: FormModel, schema: JsonSchema, path: Path): readonly Part[] {
  const own = Object.keys(schema.properties ?? {}).flatMap((key) => {
    const child = schemaAt(schema, [key])
    return child ? partsAt(form, { around: schema, child }, [...path, key]) : []
  })
  const extra = extraKeys(schema, path, form).flatMap((key) => {
    const node = nodeShown(form, [...path, key])
    const child = schemaAt(schema, [key]) ?? (node && genericSchema(node))
    return child ? partsAt(form, { around: {}, child }, [...path, key]) : []
  })
  return [...own, ...extra]
}

interface Site {
  readonly around: JsonSchema
  readonly child: JsonSchema
}

/** What stands at a path: one part, the parts of a body in its place, or none for a plain value. */
function partsAt(form: FormModel, { around, child }: Site, path: Path): readonly Part[] {
  const key = path.at(-1) ?? ''
  const title = around.properties?.[key] ? blockTitle(child, path) : keyText(String(key))
  const isSet = isWritten(form, path)
  if (isBlockList(child)) return [{ path, title, schema: child, isSet, parts: itemParts(form, child, path) }]
  if (!isBlock(child)) return []
  const parts = partsIn(form, child, path)
  return path.length > 2 && isBody(around, key) ? parts : [{ path, title, schema: child, isSet, parts }]
}

function itemParts(form: FormModel, schema: JsonSchema, path: Path): readonly Part[] {
  const list = nodeShown(form, path)
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item, index) => {
    const at = [...path, index]
    const child = schemaAt(schema, [index])
    return child && isBlock(child)
      ? [{ path: at, title: itemTitle(item, index), schema: child, isSet: isWritten(form, at), parts: partsIn(form, child, at) }]
      : []
  })
}

function isWritten({ own, seen }: FormModel, path: Path): boolean {
  return (nodeAt(own, path) ?? nodeAt(seen.composition.config, path)) !== undefined
}

/** The innermost part that a path lies in, by number; 0 where it lies in none. */
export function partAround(outline: readonly OutlineNode[], path: Path): number {
  let found = 0
  for (const [i, node] of outline.entries()) if (startsWith(path, node.path)) found = i
  return found
}
