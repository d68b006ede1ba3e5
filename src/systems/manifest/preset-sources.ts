import { nodeOf } from '../../core/config-node.ts'
import type { Presets } from '../../core/links/presets.ts'
import { printYaml } from '../../core/print/print.ts'
import type { Source } from '../../core/source.ts'
import type { Preset, System } from '../system.ts'

/**
 * The presets of a system as the texts that composing reads, by section and name. The same texts for the same system, so that
 * what was read of one stays read.
 *
 * @see SPEC.md L2
 */
export function presetSources({ presets = [] }: Pick<System, 'presets'>): Presets {
  const known = remembered.get(presets)
  if (known) return known
  const sources = new Map<string, Map<string, Source>>()
  for (const preset of presets) {
    const section = sources.get(preset.section) ?? new Map<string, Source>()
    sources.set(preset.section, section.set(preset.id, sourceOf(preset)))
  }
  remembered.set(presets, sources)
  return sources
}

const remembered = new WeakMap<readonly Preset[], Presets>()

function sourceOf({ id, section, help, values }: Preset): Source {
  const path = `preset ${section}/${id}`
  const nowhere: Source = { kind: 'preset', path, text: '' }
  return { ...nowhere, text: `# ${help}\n${printYaml(nodeOf({ [section]: values }, nowhere))}` }
}
