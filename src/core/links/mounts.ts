import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import type { Ref } from './link.ts'

/** A top-level key whose value, the path of a file, puts that file under another key of the config. */
export interface Mount {
  readonly key: string
  /** Where the file stands. */
  readonly at: Path
  /** The layer kind of files that stand there; absent where the system names none. */
  readonly kind?: string
}

/** A file that a config names. */
export interface MountRef extends Ref {
  readonly mount: Mount
}

/** The files that a config names for mounts, in the order of the mounts, and what is wrong with the values of their keys. */
export interface MountRefs {
  readonly refs: readonly MountRef[]
  readonly issues: readonly Issue[]
}

/**
 * Reads the path keys of a config that is resolved but for its mounts, so that of all layers the highest that sets a key names its
 * file. Null and an empty text name none. The keys stay in the config.
 *
 * @see SPEC.md L4
 */
export function readMounts({ entries }: MapNode, mounts: readonly Mount[]): MountRefs {
  const issues: Issue[] = []
  const refs = mounts.flatMap((mount): readonly MountRef[] => {
    const node = entries.get(mount.key)?.node
    const raw = node && rawPath(node)
    if (raw === undefined && node) issues.push(notAPath(node, mount))
    return node && raw ? [{ raw, origin: node, at: mount.at, mount }] : []
  })
  return { refs, issues }
}

/** The path that a value names, `''` for none; undefined where it is no path. */
function rawPath(node: ConfigNode): string | undefined {
  if (node.kind !== 'scalar') return undefined
  if (node.value.kind === 'null') return ''
  return node.value.kind === 'str' ? node.value.value : undefined
}

function notAPath(node: ConfigNode, { key, at }: Mount): Issue {
  const what = node.kind === 'map' ? 'a map' : node.kind === 'list' ? 'a list' : 'a value'
  return {
    code: 'mount-not-a-path',
    severity: 'error',
    path: [key],
    message: `${key} is the path of the file that stands at ${formatPath(at)}, not ${what}`,
    hint: `write the path as text, or the keys under ${formatPath(at)}`,
    origin: node,
  }
}
