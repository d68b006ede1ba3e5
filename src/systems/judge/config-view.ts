import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { nodeAt } from '../../core/config-node.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import type { Path } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import { formatLine } from '../../core/source.ts'
import { defaultAt } from '../schema/default-at.ts'
import { toPlain } from '../schema/plain.ts'
import type { ConfigView } from '../system.ts'

/** A resolved config as rules and summaries see it: values with schema defaults beneath, and where each was written. */
export function viewOf(config: MapNode, defaults: MapNode): ConfigView {
  const find = (path: Path): ConfigNode | undefined => nodeAt(config, path) ?? defaultAt(defaults, path)
  return {
    config,
    get: (path) => {
      const node = find(path)
      return node && toPlain(node)
    },
    text: (path) => {
      const node = find(path)
      return node ? printValue(node) : 'nothing'
    },
    isSet: (path) => nodeAt(config, path) !== undefined,
    where: (path) => {
      const node = nodeAt(config, path)
      if (node) return formatLine(node)
      const fallback = defaultAt(defaults, path)
      return (fallback && fallbackText(fallback)?.full) ?? 'schema default'
    },
  }
}
