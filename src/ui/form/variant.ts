import { leavesOf, nodeAt } from '../../core/config-node.ts'
import { startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { fieldAt, schemaAt } from '../../systems/schema/field.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { layerSchema } from '../../systems/schema/layer-schema.ts'
import { pairMemo } from '../../systems/schema/memo.ts'
import type { Choice } from '../../systems/schema/settle.ts'
import { settledAt } from '../../systems/schema/walk.ts'
import type { FormEdit } from './form-edit.ts'
import { sectionOf } from './form-model.ts'
import type { FormModel } from './form-model.ts'
import type { FormSection } from './form-section.ts'
import { genericSchema } from './generic-schema.ts'

/** The keys at `path` that the chosen variant does not use (V7). */
export function inactiveKeys({ seen, own }: FormModel, path: Path): readonly string[] {
  const found = seen.inactive.filter((other) => other.length === path.length + 1 && startsWith(other, path))
  return found
    .filter((other) => nodeAt(seen.composition.config, other) ?? nodeAt(own, other))
    .map((other) => String(other.at(-1)))
}

/** What the config picks at `path`: `TrafficXLSTM`; undefined where nothing is picked. */
export function chosenName(form: FormModel, path: Path): string | undefined {
  const choice = choicesAt(form, path).find((one) => one.chosen)
  const written = choice && nodeAt(form.seen.composition.config, [...path, choice.key])
  if (written?.kind === 'scalar' && written.value.kind === 'str') return written.value.value
  const [tag] = choice?.chosen?.tags ?? []
  return typeof tag === 'string' ? tag : choice?.chosen?.title
}

/** The rows of a block that is not in use: those of the variant that would use it. */
export function inactiveSchema(form: FormModel, path: Path): JsonSchema | undefined {
  const key = String(path.at(-1))
  const node = nodeAt(form.seen.composition.config, path) ?? nodeAt(form.own, path)
  const variants = choicesAt(form, path.slice(0, -1)).flatMap((choice) => choice.variants)
  const schema = variants.map((variant) => variant.schema.properties?.[key]).find((found) => found !== undefined)
  const definitions = sectionOf(form, path)?.full?.definitions
  if (!schema) return node && genericSchema(node)
  return layerSchema(definitions ? withDefinitions(schema, definitions, () => ({ ...schema, definitions })) : schema, node)
}

const withDefinitions = pairMemo<JsonSchema>()

/**
 * The edits that carry the values of a block that is not in use over to the block that is, key by key, where both know the key and the
 * config has no value for it yet (E8).
 */
export function carryOver(form: FormModel, from: Path): { readonly to: Path; readonly edits: readonly FormEdit[] } | undefined {
  const section = sectionOf(form, from)
  const parent = from.slice(0, -1)
  const to = section && activeBlock(form, section, parent)
  const block = nodeAt(form.seen.composition.config, from)
  if (!section || !to || block?.kind !== 'map') return undefined
  const { config } = form.seen.composition
  const shared = leavesOf(block).filter(({ path }) => {
    const target = [...to, ...path]
    return fieldAt(section.schema, target.slice(section.base.length)) !== undefined && !nodeAt(config, target)
  })
  return { to, edits: shared.map(({ path, node }) => ({ kind: 'set', path: [...to, ...path], value: node })) }
}

/** The block that the chosen variant has and other variants do not. */
function activeBlock(form: FormModel, section: FormSection, parent: Path): Path | undefined {
  const place = schemaAt(section.schema, parent.slice(section.base.length))
  const foreign = choicesAt(form, parent).flatMap(({ variants, chosen }) => variants.filter((variant) => variant !== chosen))
  const isOwn = (key: string): boolean => foreign.some(({ schema }) => !schema.properties?.[key])
  const key = Object.entries(place?.properties ?? {}).find(([name, schema]) => schema.properties && isOwn(name))?.[0]
  return key === undefined ? undefined : [...parent, key]
}

function choicesAt(form: FormModel, path: Path): readonly Choice[] {
  const section = sectionOf(form, path)
  const node = section && nodeAt(form.seen.composition.config, section.base)
  if (!section?.full || !node) return []
  return settledAt(section.full, node, path.slice(section.base.length))?.choices ?? []
}
