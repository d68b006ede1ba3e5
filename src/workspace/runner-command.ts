import type { Composition } from '../core/compose.ts'
import type { Exported } from '../core/export-check.ts'
import { joinPath } from '../core/file-path.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { System } from '../systems/system.ts'

/** The command that makes the real code read this stack, or why there is none. */
export function runnerCommand({ stack }: Composition, { runner }: System, { mountedAt }: LinkOptions): Exported {
  if (!runner) return { ok: false, reason: 'the system of this workspace names no runner' }
  const files = stack.files.map((path) => joinPath(mountedAt, path))
  const overrides = stack.overrides.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return { ok: true, text: `${runner.command({ files, overrides })}\n`, issues: [] }
}
