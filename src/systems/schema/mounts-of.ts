import type { MapNode } from '../../core/config-node.ts'
import type { Mount } from '../../core/links/mounts.ts'
import type { Path } from '../../core/path.ts'
import { deref } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import type { System } from '../system.ts'

/** The path keys of a system, in their order, each with the layer kind of the files that belong where it mounts them. */
export function mountsOf({ links, layers }: System): readonly Mount[] {
  const keys = links.flatMap((rule) => (rule.kind === 'mounts' ? Object.entries(rule.keys) : []))
  return keys.map(([key, at]) => {
    const kind = layers.find(({ mount }) => mount === at)?.kind
    return { key, at: [at], ...(kind === undefined ? {} : { kind }) }
  })
}

/**
 * A function that tells from its keys what a file that is mounted at a place is, where that is clear: what belongs there, if the
 * schema of the place knows any of its top-level keys; else the kind of the place whose schema knows most of them.
 */
export function contentKindOf(system: System): (root: MapNode, at: Path) => string | undefined {
  const places = mountsOf(system).map(({ at, kind }) => ({ at: String(at[0]), kind: kind ?? String(at[0]) }))
  const knownAt = new Map<string, ReadonlySet<string>>()
  const score = (root: MapNode, key: string): number => {
    const known = knownAt.get(key) ?? keysOf(system.sections.find((section) => section.key === key)?.schema)
    knownAt.set(key, known)
    return [...root.entries.keys()].filter((id) => known.has(id)).length
  }
  return (root, [key]) => {
    const asked = places.find(({ at }) => at === key)
    if (!asked || score(root, asked.at) > 0) return asked?.kind
    const others = places.map(({ at, kind }) => ({ kind, score: score(root, at) })).filter((place) => place.score > 0)
    return others.toSorted((a, b) => b.score - a.score)[0]?.kind
  }
}

/** The keys that some branch of a schema knows at its top. */
function keysOf(schema: JsonSchema | undefined): ReadonlySet<string> {
  const found = new Set<string>()
  if (schema) collectKeys(schema, { root: schema, found, seen: new Set() })
  return found
}

interface Collecting {
  readonly root: JsonSchema
  readonly found: Set<string>
  readonly seen: Set<JsonSchema>
}

function collectKeys(schema: JsonSchema, collecting: Collecting): void {
  const { root, found, seen } = collecting
  const own = deref(schema, root)
  if (seen.has(own)) return
  seen.add(own)
  for (const name of Object.keys(own.properties ?? {})) found.add(name)
  for (const branch of [...(own.anyOf ?? []), ...(own.oneOf ?? []), ...(own.allOf ?? [])]) collectKeys(branch, collecting)
}
