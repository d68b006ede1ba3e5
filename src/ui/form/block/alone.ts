import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { isEqualPath, startsWith, toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { keyText } from '../../../core/value.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import { schemaAt } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { blockTitle, isBlock, isBlockList, isBody } from './block-level.ts'
import type { FormModel } from '../form-model.ts'
import { isFree } from '../form-rows.ts'
import type { FormSection } from '../form-section.ts'
import { titledSchema } from '../../../systems/schema/free-key.ts'
import { genericSchema } from '../generic-schema.ts'
import { itemTitle } from '../list/item-name.ts'

/** A block that another lies in, or the block itself. */
export interface Crumb {
  readonly path: Path
  readonly title: string
  readonly schema: JsonSchema
}

/** A block as a form of its own. */
export interface Alone {
  /** As if the block were a section: its path is the base. */
  readonly section: FormSection
  /** From its section down to itself. */
  readonly crumbs: readonly Crumb[]
}

/** The block at `path` as a form of its own; undefined where there is no such block, or no longer. The same section while the same rows are shown. */
export function aloneAt(form: FormModel, path: Path): Alone | undefined {
  const whole = form.sections.find(({ base, isWhole }) => isWhole && startsWith(path, base))
  if (!whole) return undefined
  const crumbs: Crumb[] = [{ path: whole.base, title: whole.title, schema: whole.schema }]
  let { schema, narrowed } = whole
  for (let depth = whole.base.length; depth < path.length; depth += 1) {
    const at = path.slice(0, depth + 1)
    const node = nodeShown(form, at)
    const segment = at.at(-1) ?? ''
    const known = typeof segment === 'number' && !node ? undefined : schemaAt(schema, [segment])
    const loose = known || typeof segment === 'number' ? undefined : isFree(schema) ? node : nodeAt(form.own, at)
    const child = known ?? (loose?.kind === 'map' ? genericSchema(loose) : undefined)
    if (!child || !(isBlock(child) || isBlockList(child))) return undefined
    const isNamed = schema.properties?.[segment] !== undefined
    const title = typeof segment === 'number' ? itemTitle(node, segment) : isNamed ? blockTitle(child, at) : keyText(segment)
    // The outline lists no bodies either.
    const isPassed = at.length < path.length && at.length > 2 && isBody(schema, segment)
    if (!isPassed) crumbs.push({ path: at, title, schema: child })
    narrowed = (known && schemaAt(narrowed, [segment])) ?? child
    schema = child
  }
  return reuse({ section: sectionFor(whole, crumbs, narrowed), crumbs })
}

/** The value that a form shows at a path: the target's own where it has one. */
export function nodeShown({ own, seen }: FormModel, path: Path): ConfigNode | undefined {
  return nodeAt(own, path) ?? nodeAt(seen.composition.config, path) ?? defaultAt(seen.defaults, path)
}

function sectionFor({ help, keys, base, title: name }: FormSection, crumbs: readonly Crumb[], narrowed: JsonSchema): FormSection {
  const { path, title, schema } = crumbs.at(-1) ?? { path: base, title: name, schema: narrowed }
  return { id: toPointer(path), title, help, base: path, keys, schema: titledSchema(schema, { title }), narrowed, isWhole: true }
}

/** How many are kept: a draft is tried beside what is on screen. */
const KEPT = 4

let before: readonly Alone[] = []

/** The one before, where the same rows are shown under the same names. */
function reuse(alone: Alone): Alone {
  const same = before.find((other) => isSame(other, alone))
  if (same) return same
  before = [alone, ...before].slice(0, KEPT)
  return alone
}

function isSame(a: Alone, b: Alone): boolean {
  return (
    a.section.narrowed === b.section.narrowed &&
    a.section.schema === b.section.schema &&
    a.crumbs.length === b.crumbs.length &&
    a.crumbs.every((crumb, i) => isSameCrumb(crumb, b.crumbs[i]))
  )
}

function isSameCrumb(a: Crumb, b: Crumb | undefined): boolean {
  return b !== undefined && isEqualPath(a.path, b.path) && a.title === b.title && a.schema === b.schema
}
