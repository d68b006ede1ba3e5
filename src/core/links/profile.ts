import type { MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { emptyMap } from '../read/parse.ts'
import { readRef } from './includes.ts'
import type { Linker, Links, Ref } from './link.ts'

/**
 * A profile: `configs`, a list of paths relative to the runner's working directory, and `overrides`, a map laid over them.
 * Listed files are plain data (their own links are ordinary keys), may repeat, and are skipped when missing. Every other key
 * of a profile is dropped.
 *
 * A file is a profile when its path contains `when`, whatever it holds.
 *
 * @see SPEC.md L
 */
export function profile(when: string): Linker {
  return {
    governs: (file) => `/${file}`.includes(`/${when.replace(/^\//, '')}`),
    standing: () => 'top',
    keys: { refs: 'configs', own: 'overrides' },
    read: (root) => {
      const known = readings.get(root)
      if (known) return known
      const links = readProfile(root)
      readings.set(root, links)
      return links
    },
  }
}

const readings = new WeakMap<MapNode, Links>()

function readProfile(root: MapNode): Links {
  const issues: Issue[] = []
  const rules = { base: 'runner', isRecursive: false, isOnce: false, missing: 'warning' } as const
  const refs = readConfigs(root, issues)
  for (const [id, entry] of root.entries) {
    if (id === 'configs' || id === 'overrides') continue
    issues.push({
      code: 'profile-key-dropped',
      severity: 'warning',
      path: [id],
      message: 'a profile keeps only configs and overrides; the loader drops this key',
      hint: 'move it under overrides',
      origin: { source: entry.node.source, ...entry.keySpan },
    })
  }
  return { refs, own: readOverrides(root, issues), issues, ...rules }
}

function readConfigs(root: MapNode, issues: Issue[]): readonly Ref[] {
  const configs = root.entries.get('configs')
  if (configs?.node.kind === 'list') return configs.node.items.flatMap((item, i) => readRef(item, ['configs', i], issues))
  issues.push({
    code: 'profile-without-configs',
    severity: 'error',
    path: configs ? ['configs'] : [],
    message: 'a profile without a list of configs: the loader returns nothing',
    hint: 'list the files under configs:',
    origin: configs?.node ?? root,
  })
  return []
}

function readOverrides(root: MapNode, issues: Issue[]): MapNode {
  const overrides = root.entries.get('overrides')?.node
  if (!overrides || (overrides.kind === 'scalar' && overrides.value.kind === 'null')) return emptyMap(root.source)
  if (overrides.kind === 'map') return overrides
  issues.push({
    code: 'not-a-map',
    severity: 'error',
    path: ['overrides'],
    message: 'overrides must be a map',
    hint: 'write keys beneath it',
    origin: overrides,
  })
  return emptyMap(root.source)
}
