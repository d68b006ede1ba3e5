import type { ConfigNode } from '../../core/config-node.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import { historyOf } from '../../core/compose/inspect.ts'
import type { Step } from '../../core/compose/inspect.ts'
import type { Path } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import { formatLine } from '../../core/source.ts'
import { defaultAt } from '../../systems/schema/default-at.ts'
import type { Look } from './look-at.ts'

/** The value that a key has without the text that is being written, and where from, in words. */
export interface Inherited {
  readonly node: ConfigNode
  /** "inherited 128 · models/xlstm_base.yaml:5", "default 3". */
  readonly says: string
}

/** What stands beneath the text's layer at a path of the config: the next lower write, else the schema's default. */
export function inheritedAt({ layer, seen }: Look, path: Path): Inherited | undefined {
  const { layers } = seen.composition
  const own = layer ? layers.indexOf(layer) : layers.length
  const writes = historyOf(seen.composition, path).filter((step) => step.kind === 'write')
  const beneath = writes.find((step) => step.layer !== undefined && layers.indexOf(step.layer) < own)
  const above = writes[0]?.layer && layers.indexOf(writes[0].layer) > own ? writes[0] : undefined
  const node = beneath?.node ?? defaultAt(seen.defaults, path)
  if (!node) return above && { node: above.node, says: overriddenBy(above) }
  const value = valueText(node)
  const says = beneath ? `inherited ${value} · ${formatLine(node)}` : `${fallbackText(node)?.full ?? 'default'} ${value}`
  return { node, says: above ? `${says} · ${overriddenBy(above)}` : says }
}

function overriddenBy({ node }: Extract<Step, { kind: 'write' }>): string {
  return `overridden by ${formatLine(node)} = ${valueText(node)}`
}

/** The value on one line, cut where it is long; a map by its number of keys. */
export function valueText(node: ConfigNode): string {
  if (node.kind === 'map' && node.entries.size > 0)
    return `{${[...node.entries.keys()].slice(0, 3).join(', ')}${node.entries.size > 3 ? ', …' : ''}}`
  const text = printValue(node)
  return text.length > 60 ? `${text.slice(0, 58)}…` : text
}
