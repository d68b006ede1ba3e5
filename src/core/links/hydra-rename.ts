import type { MapNode } from '../config-node.ts'
import { fileName, folderOf } from '../file-path.ts'
import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'
import type { Renaming } from './link.ts'
import { readDefaults } from './read-defaults.ts'

/**
 * Where a defaults list names a config, and what it has to say there to name another one of the same group; or why no text there
 * can.
 */
export function renameOption(
  root: MapNode,
  link: Origin,
  { from, to }: { readonly from: string; readonly to: string },
): Renaming {
  const at = placeOf(root, link)
  if (!at) return { reason: 'an override line chooses it: change that line' }
  if (folderOf(from) !== folderOf(to)) return { reason: `${to} is in another group than ${from}` }
  const name = fileName(to).replace(/\.yaml$/, '')
  return { at: at.path, text: at.written.replace(/[^/@]*(?=@|$)/, name) }
}

interface Named {
  readonly path: Path
  readonly written: string
}

function placeOf(root: MapNode, link: Origin): Named | undefined {
  for (const item of readDefaults(root).items ?? []) {
    if (item.kind === 'config' && item.origin === link) {
      return { path: item.path, written: item.package === undefined ? item.config : `${item.config}@${item.package}` }
    }
    if (item.kind !== 'group' || item.option === null) continue
    if (typeof item.option === 'string') {
      if (item.origin === link) return { path: item.path, written: item.option }
      continue
    }
    const index = item.option.findIndex(({ origin }) => origin === link)
    if (index !== -1) return { path: [...item.path, index], written: item.option[index]?.name ?? '' }
  }
  return undefined
}
