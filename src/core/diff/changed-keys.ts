import type { Change } from './change.ts'
import { isEqualNode, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { isEqualPath } from '../path.ts'
import type { Path } from '../path.ts'

/** A key that layers write whole, and all that changed at it: one change, or those within a list of maps. */
export interface ChangedKey {
  readonly path: Path
  readonly inA: ConfigNode | undefined
  readonly changes: readonly Change[]
}

/** The keys at which the changes from A are, in their order: a list is one value to merging, so its changes stand together. */
export function changedKeys(a: MapNode, changes: readonly Change[]): readonly ChangedKey[] {
  const keys: { readonly path: Path; readonly inA: ConfigNode | undefined; readonly changes: Change[] }[] = []
  for (const change of changes) {
    const path = keyOf(change.a.path)
    const last = keys.at(-1)
    // Only what lies in a list shares its key with others, and follows them.
    if (last && path.length < change.a.path.length && isEqualPath(last.path, path)) last.changes.push(change)
    else keys.push({ path, inA: nodeAt(a, path), changes: [change] })
  }
  return keys
}

/** The part of a path that leads to what merging replaces whole. */
export function keyOf(path: Path): Path {
  const list = path.findIndex((segment) => typeof segment === 'number')
  return list === -1 ? path : path.slice(0, list)
}

/** Whether a config has at the key what A has there. */
export function isAsInA({ path, inA }: ChangedKey, config: MapNode): boolean {
  const node = nodeAt(config, path)
  return inA && node ? isEqualNode(inA, node) : inA === node
}
