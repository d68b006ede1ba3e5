import { childAt, leavesOf, nodeAt } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { formatPath, isEqualPath, startsWith, toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { fieldAt } from '../../systems/schema/field.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import type { FormSection } from './form-section.ts'
import type { FormTarget } from './form-target.ts'
import { isInUse } from './form-section.ts'

/** A row of the form, for counting and filtering: a key that is edited as one value. */
export interface FormRow {
  readonly path: Path
  /** Key path, title and help, in lower case. */
  readonly text: string
  /** Of a list of maps its schema: to a count it is one value, but a filter looks into its items. */
  readonly list?: JsonSchema
}

/** The rows of a section: its schema's, the keys that the config has besides, and the blocks that the chosen variant does not use. */
export function rowsOf(section: FormSection, target: FormTarget): readonly FormRow[] {
  const extras = extrasOf(section, target).flatMap(({ path, keys }) => keys.flatMap((key) => looseRows(target, [...path, key])))
  const inactive = target.seen.inactive.filter((path) => startsWith(path, section.base) && section.isWhole)
  const known = schemaRows(section)
  const more = [...extras, ...inactive.flatMap((path) => looseRows(target, path))]
  return more.length === 0 ? known : [...known, ...more]
}

const schemaRowsOf = new WeakMap<FormSection, readonly FormRow[]>()

function schemaRows(section: FormSection): readonly FormRow[] {
  const before = schemaRowsOf.get(section)
  if (before) return before
  const rows = rowsIn(section.schema, section.base)
  schemaRowsOf.set(section, rows)
  return rows
}

/** The rows of a schema that stands at a path: one for each value that is edited as one. */
export function rowsIn(schema: JsonSchema, path: Path): readonly FormRow[] {
  if (schema.properties) return Object.entries(schema.properties).flatMap(([key, child]) => rowsIn(child, [...path, key]))
  const field = fieldAt(schema, [], path)
  if (!field || field.control === 'map') return []
  const text = `${formatPath(path)} ${field.title} ${field.help ?? ''}`.toLowerCase()
  return [field.control === 'list' ? { path, text, list: schema } : { path, text }]
}

/** A row for each leaf that stands at a path which no schema describes. */
function looseRows({ seen, own }: FormTarget, path: Path): readonly FormRow[] {
  const paths = new Map<string, Path>()
  for (const root of [seen.composition.config, own]) {
    const node = nodeAt(root, path)
    for (const leaf of node ? leavesOf(node) : []) paths.set(toPointer(leaf.path), [...path, ...leaf.path])
  }
  return Array.from(paths.values(), (leafPath) => ({ path: leafPath, text: formatPath(leafPath).toLowerCase() }))
}

/** Keys of a map that its schema does not name: free ones, ones that the real code accepts, and unknown ones. */
export interface Extras {
  readonly path: Path
  readonly keys: readonly string[]
}

/** Every map of a section that has such keys. */
function extrasOf(section: FormSection, target: FormTarget): readonly Extras[] {
  if (!section.isWhole) return []
  const found: Extras[] = []
  const visit = (schema: JsonSchema, path: Path, nodes: readonly (ConfigNode | undefined)[]): void => {
    const keys = extraKeys(schema, path, target)
    if (keys.length > 0) found.push({ path, keys })
    for (const [key, child] of mapsIn(schema)) {
      const inner = nodes.map((node) => node && childAt(node, key))
      if (inner.some((node) => node?.kind === 'map')) visit(child, [...path, key], inner)
    }
  }
  if (isInUse(section, target))
    visit(section.schema, section.base, [nodeAt(target.own, section.base), nodeAt(target.seen.composition.config, section.base)])
  return found
}

const mapsOf = new WeakMap<JsonSchema, readonly (readonly [string, JsonSchema])[]>()

function mapsIn(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const before = mapsOf.get(schema)
  if (before) return before
  const maps = Object.entries(schema.properties ?? {}).filter(
    ([, child]) => child.properties !== undefined || child.additionalProperties,
  )
  mapsOf.set(schema, maps)
  return maps
}

/**
 * The keys at `path` that its schema does not name. Where any key may stand, the merged config's count too; elsewhere only those that
 * the target writes. Blocks that the chosen variant does not use are not among them.
 */
export function extraKeys(schema: JsonSchema, path: Path, { own, seen }: FormTarget): readonly string[] {
  const roots = isFree(schema) ? [seen.composition.config, own] : [own]
  const keys = new Set<string>()
  for (const root of roots) {
    const node = nodeAt(root, path)
    if (node?.kind === 'map') for (const key of node.entries.keys()) if (!hasKey(schema, key)) keys.add(key)
  }
  return [...keys].filter((key) => !seen.inactive.some((other) => isEqualPath(other, [...path, key])))
}

/** Whether a map may hold keys besides those that its schema names. */
export function isFree({ additionalProperties, properties }: JsonSchema): boolean {
  return additionalProperties === true || typeof additionalProperties === 'object' || properties === undefined
}

function hasKey({ properties }: JsonSchema, key: string): boolean {
  return properties !== undefined && Object.hasOwn(properties, key)
}
