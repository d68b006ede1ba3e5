import { includes } from '../core/links/includes.ts'
import type { Linker } from '../core/links/link.ts'
import { profile } from '../core/links/profile.ts'
import type { Issue } from '../core/issue.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { Source } from '../core/source.ts'
import { customize, MANIFEST, readManifest } from '../systems/manifest.ts'
import type { Manifest } from '../systems/manifest.ts'
import { noSystem } from '../systems/no-system.ts'
import { systemById } from '../systems/registry.ts'
import type { LinkRule, System } from '../systems/system.ts'
import type { Session } from './session.ts'

/** What holds in a workspace: its system as the manifest adapts it, how its files link, and what is wrong with the manifest. */
export interface Rules {
  readonly system: System
  readonly options: LinkOptions
  readonly issues: readonly Issue[]
}

/** The rules that a session's `strata.yaml` gives, or the one that was guessed. The same object for the same text. */
export function rulesOf({ files, guessed }: Pick<Session, 'files' | 'guessed'>): Rules {
  const source = files.get(MANIFEST) ?? guessed
  const known = remembered.get(source)
  if (known) return known
  const { manifest, issues } = readManifest(source)
  const base = systemById(manifest.system)
  const system = customize(base ?? noSystem, manifest)
  const rules = { system, options: linkOptions(system, manifest), issues }
  if (base) remembered.set(source, rules)
  return rules
}

const remembered = new WeakMap<Source, Rules>()

function linkOptions(system: System, manifest: Manifest): LinkOptions {
  return {
    dialect: system.dialect,
    linkers: system.links.map(linkerOf),
    kindOf: (path) => kindOf(system, path),
    precedence: system.layers.map(({ kind }) => kind),
    mountedAt: manifest.mountedAt,
  }
}

function linkerOf(rule: LinkRule): Linker {
  return rule.kind === 'includes' ? includes : profile(rule.when)
}

/** The kind whose folder holds the file, the deepest folder first; `file` where none does. */
function kindOf(system: System, path: string): string {
  let found = { kind: 'file', depth: -1 }
  for (const { kind, folders } of system.layers) {
    for (const folder of folders) {
      if (path.startsWith(`${folder}/`) && folder.length > found.depth) found = { kind, depth: folder.length }
    }
  }
  return found.kind
}
