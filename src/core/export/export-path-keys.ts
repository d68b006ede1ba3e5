import type { Composition } from '../compose/compose.ts'
import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { formatPath } from '../path.ts'

/**
 * The resolved config as one that names no file: each path key that names one is an empty text, as loaders write that there is
 * none. What the file holds is in the config; were the key left, whoever reads the config again would read the file again too, in
 * place of what has become of it.
 *
 * @see SPEC.md X3
 */
export function namingNoFile({ config, named }: Pick<Composition, 'config' | 'named'>): MapNode {
  if (named.length === 0) return config
  const entries = new Map<string, Entry>(config.entries)
  for (const { mount } of named) {
    const entry = entries.get(mount.key)
    if (entry) entries.set(mount.key, { ...entry, node: emptied(entry.node) })
  }
  return { ...config, entries }
}

function emptied(node: ConfigNode): ConfigNode {
  return node.kind === 'scalar' ? { ...node, value: { kind: 'str', value: '' } } : node
}

/** What to say of the path keys that leave empty. */
export function emptiedKeys({ named }: Pick<Composition, 'named'>): readonly Issue[] {
  return named.map(({ raw, origin, mount: { key, at } }) => ({
    code: 'export-path-key',
    severity: 'info',
    path: [key],
    message: `${key} leaves empty, for what ${raw} comes to is written under ${formatPath(at)}`,
    origin,
  }))
}
