import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import type { PresetName } from '../layer.ts'
import { nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import type { Source } from '../source.ts'
import { keyText } from '../value.ts'
import { withoutKeys } from './includes.ts'
import type { Ref } from './link.ts'

/** The ready-made layers of a system: by section, then by name. */
export type Presets = ReadonlyMap<string, ReadonlyMap<string, Source>>

/** The key at the top of a file that picks presets. */
export const PRESETS = 'presets'

/** A preset that a file picks, and where. */
export interface PickedPreset extends Ref {
  readonly source: Source
  readonly name: PresetName
}

/** The presets of a file, lowest first, and what is left of it. */
export interface PickedPresets {
  readonly picked: readonly PickedPreset[]
  readonly own: MapNode
  readonly issues: readonly Issue[]
}

/**
 * Takes the presets out of a file's top-level map: `presets: {model: tiny_125m, training: [memory_efficient, fast_debug]}`. They
 * lie beneath the file and beneath what it includes, those of one section in their order. A system without presets has no such
 * key: then the map is left as it is.
 *
 * @see SPEC.md L2
 */
export function readPresets(root: MapNode, presets: Presets): PickedPresets {
  const entry = presets.size > 0 ? root.entries.get(PRESETS) : undefined
  if (!entry) return { picked: [], own: root, issues: [] }
  const known = remembered.get(root)
  if (known?.presets === presets) return known.read
  const issues: Issue[] = []
  const picked = readSections(entry.node, { presets, issues })
  const read = { picked, own: withoutKeys(root, [PRESETS]), issues }
  remembered.set(root, { presets, read })
  return read
}

/** What is left of a file is the same object while its text is. */
const remembered = new WeakMap<MapNode, { readonly presets: Presets; readonly read: PickedPresets }>()

interface Reading {
  readonly presets: Presets
  readonly issues: Issue[]
}

function readSections(node: ConfigNode, reading: Reading): readonly PickedPreset[] {
  const { presets, issues } = reading
  if (node.kind !== 'map') {
    const isNull = node.kind === 'scalar' && node.value.kind === 'null'
    if (!isNull) issues.push(misfit(node, [PRESETS], 'presets is a map from a section to a name or a list of names'))
    return []
  }
  return [...node.entries].flatMap(([id, { node: names }]) => {
    const known = presets.get(id)
    if (known) return readNames(names, { section: id, path: [PRESETS, id], known, issues })
    const [near] = nearest(keyText(id), presets.keys(), 1)
    const message = `no section ${keyText(id)} has presets: ${[...presets.keys()].join(', ')} do`
    issues.push({ ...misfit(names, [PRESETS, id], message), ...(near === undefined ? {} : { hint: `did you mean ${near}?` }) })
    return []
  })
}

interface Naming {
  readonly section: string
  readonly path: Path
  readonly known: ReadonlyMap<string, Source>
  readonly issues: Issue[]
}

function readNames(node: ConfigNode, naming: Naming): readonly PickedPreset[] {
  const { section, path, known, issues } = naming
  if (node.kind === 'list') return node.items.flatMap((item, i) => readNames(item, { ...naming, path: [...path, i] }))
  if (node.kind === 'scalar' && node.value.kind === 'null') return []
  const name = node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
  const source = name === undefined ? undefined : known.get(name)
  if (name !== undefined && source) return [{ raw: name, origin: node, source, name: { section, id: name } }]
  const [near] = name === undefined ? [] : nearest(name, known.keys(), 1)
  const message =
    name === undefined
      ? 'a preset is picked by its name'
      : `no preset is called ${name}: known are ${[...known.keys()].join(', ')}`
  issues.push({ ...misfit(node, path, message), ...(near === undefined ? {} : { hint: `did you mean ${near}?` }) })
  return []
}

function misfit(origin: ConfigNode, path: Path, message: string): Issue {
  return { code: 'preset', severity: 'error', path, message, origin }
}
