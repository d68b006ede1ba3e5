import { OVERRIDES } from '../core/compose/compose.ts'
import type { Composition } from '../core/compose/compose.ts'
import { leavesOf } from '../core/config-node.ts'
import type { Exported } from '../core/export/export-check.ts'
import { joinPath } from '../core/file-path.ts'
import type { LinkOptions } from '../core/links/link-files.ts'
import { parseOverrides } from '../core/read/overrides.ts'
import type { Override } from '../core/read/overrides.ts'
import { formatPath } from '../core/path.ts'
import { printValue } from '../core/print/print.ts'
import type { System } from '../systems/system.ts'

/** The command that makes the real code read this stack, or why there is none. */
export function runnerCommand({ stack, layers, dialect }: Composition, { runner }: System, { mountedAt }: LinkOptions): Exported {
  if (!runner) return { ok: false, reason: 'the system of this workspace names no runner' }
  if (stack.files.length === 0) return { ok: false, reason: 'the stack holds no files' }
  const off = layers.find(({ id, state }) => state === 'off' && id !== OVERRIDES)
  if (off) return { ok: false, reason: `${off.path} is switched off, and a runner reads every file` }
  const files = stack.files.map((path) => joinPath(mountedAt, path))
  const overrides = stack.off.has(OVERRIDES) ? [] : parseOverrides(stack.overrides, dialect).overrides.flatMap(linesOf)
  return { ok: true, text: `${runner.command({ files, overrides })}\n`, issues: [] }
}

/** An override as lines of single values, without the comment behind it: what is typed as a map is merged, not put in place. */
function linesOf(override: Override): readonly string[] {
  if (override.kind === 'delete') return [`~${formatPath(override.path)}`]
  const { path, value } = override
  return leavesOf(value).map((leaf) => `${formatPath([...path, ...leaf.path])}=${printValue(leaf.node)}`)
}
