import type { Composition } from '../compose/compose.ts'
import { OVERRIDES } from '../compose/compose.ts'
import { isEqualNode, leavesOf } from '../config-node.ts'
import type { Leaf } from '../config-node.ts'
import { configToExport } from './export-config.ts'
import type { ExportScope } from './export-config.ts'
import type { Exported } from './export-check.ts'
import { emptiedKeys, namingNoFile } from './export-path-keys.ts'
import { parseOverrides } from '../read/overrides.ts'
import type { Override } from '../read/overrides.ts'
import { formatPath, isEqualPath } from '../path.ts'
import { printValue } from '../print/print.ts'

/**
 * The resolved config as override lines, one `a.b=value` for each leaf: applied to an empty config they give it back. Each
 * line is read back before they leave.
 *
 * @see SPEC.md O, X4
 */
export function exportOverrideLines(composition: Composition, scope: ExportScope = {}): Exported {
  const leaves = leavesOf(configToExport(namingNoFile(composition), scope))
  const text = linesOf(leaves)
  const { overrides } = parseOverrides({ kind: 'overrides', path: OVERRIDES, text }, composition.dialect)
  const lost = leaves.find((leaf, i) => !isWrittenBy(overrides[i], leaf))
  if (lost) return { ok: false, reason: `an override line cannot write ${formatPath(lost.path)}` }
  return { ok: true, text, issues: emptiedKeys(composition) }
}

/**
 * Override lines for what a stack's top says by itself: the values of its highest file, then the lines of the overrides layer
 * as they were typed. Applied to all that lies beneath, they give the same config.
 *
 * @see SPEC.md O, X4
 */
export function exportTopOverrideLines({ layers, stack }: Composition): string {
  const top = layers.findLast(({ kind, path }) => kind !== OVERRIDES && path === stack.files.at(-1))
  const typed = layers.find(({ kind, state }) => kind === OVERRIDES && state === 'ok')
  const lines = typed?.source.text.trimEnd() ?? ''
  return `${top?.state === 'ok' ? linesOf(leavesOf(top.own)) : ''}${lines === '' ? '' : `${lines}\n`}`
}

function linesOf(leaves: readonly Leaf[]): string {
  return leaves.map(({ path, node }) => `${formatPath(path)}=${printValue(node)}\n`).join('')
}

function isWrittenBy(override: Override | undefined, { path, node }: Leaf): boolean {
  return override?.kind === 'set' && isEqualPath(override.path, path) && isEqualNode(override.value, node)
}
