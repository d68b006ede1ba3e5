import type { ConfigNode, MapNode } from '../config-node.ts'
import { isEqualScalar } from '../value.ts'
import type { Issue } from '../issue.ts'
import type { Linker, Links, Ref } from './link.ts'

/**
 * `includes:` at the top of a file: a list of paths relative to the file, taken depth first and left to right beneath the
 * file's own keys, each file once.
 *
 * @see SPEC.md I1 to I9
 */
export const includes: Linker = {
  governs: () => true,
  keys: { refs: 'includes' },
  read: (root) => {
    const known = readings.get(root)
    if (known) return known
    const links = readIncludes(root)
    readings.set(root, links)
    return links
  },
}

const readings = new WeakMap<MapNode, Links>()

function readIncludes(root: MapNode): Links {
  const entry = root.entries.get('includes')
  const rules = { base: 'file', isRecursive: true, isOnce: true, missing: 'error' } as const
  if (!entry) return { refs: [], own: root, issues: [], ...rules }
  const issues: Issue[] = []
  return { refs: readRefs(entry.node, issues), own: withoutKeys(root, ['includes']), issues, ...rules }
}

function readRefs(node: ConfigNode, issues: Issue[]): readonly Ref[] {
  if (node.kind === 'list') return node.items.flatMap((item, i) => readRef(item, ['includes', i], issues))
  issues.push(notAList(node))
  return node.kind === 'scalar' && node.value.kind === 'str' ? [refOf(node, node.value.value)] : []
}

/** The path that a list item names; an issue where it is no text. */
export function readRef(item: ConfigNode, path: readonly (string | number)[], issues: Issue[]): readonly Ref[] {
  if (item.kind === 'scalar' && item.value.kind === 'str' && item.value.value !== '') return [refOf(item, item.value.value)]
  issues.push({
    code: 'include-not-a-list',
    severity: 'error',
    path,
    message: 'a path must be text',
    hint: 'write the path of a file, quoted if needed',
    origin: item,
  })
  return []
}

function refOf(node: ConfigNode, raw: string): Ref {
  return { raw, origin: node }
}

/** I2: anything but a list is read kindly, and the issue says what the Python runner would do. */
function notAList(node: ConfigNode): Issue {
  const isText = node.kind === 'scalar' && node.value.kind === 'str'
  const isNull = node.kind === 'scalar' && isEqualScalar(node.value, { kind: 'null' })
  const python = isText ? 'takes each character for a path and exits 1' : isNull ? 'raises a TypeError' : 'stops'
  return {
    code: 'include-not-a-list',
    severity: 'error',
    path: ['includes'],
    message: `includes must be a list; the Python runner ${python}`,
    hint: isText ? 'write it as a list of one: - path' : isNull ? 'remove the key, or write []' : 'write a list of paths',
    origin: node,
  }
}

/** The map without some of its keys. */
export function withoutKeys(root: MapNode, keys: readonly string[]): MapNode {
  const entries = new Map(root.entries)
  for (const key of keys) entries.delete(key)
  return { ...root, entries }
}
