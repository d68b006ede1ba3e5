import { OVERRIDES } from '../core/compose.ts'
import type { Composition } from '../core/compose.ts'
import type { Exported } from '../core/export-check.ts'
import { joinPath } from '../core/file-path.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { System } from '../systems/system.ts'

/** The command that makes the real code read this stack, or why there is none. */
export function runnerCommand({ stack, layers }: Composition, { runner }: System, { mountedAt }: LinkOptions): Exported {
  if (!runner) return { ok: false, reason: 'the system of this workspace names no runner' }
  if (stack.files.length === 0) return { ok: false, reason: 'the stack holds no files' }
  const off = layers.find(({ id, state }) => state === 'off' && id !== OVERRIDES)
  if (off) return { ok: false, reason: `${off.path} is switched off, and a runner reads every file` }
  const files = stack.files.map((path) => joinPath(mountedAt, path))
  const overrides = stack.off.has(OVERRIDES) ? [] : linesOf(stack.overrides.text)
  return { ok: true, text: `${runner.command({ files, overrides })}\n`, issues: [] }
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}
