import { nodeAt } from '../../core/config-node.ts'
import { parse } from '../../core/read/parse.ts'
import type { Source } from '../../core/source.ts'
import type { FileRules, Rules } from '../rules.ts'

/**
 * How a text from outside the workspace is read. What it holds already is not looked for by a path key: a resolved config names
 * files that it has taken in. A text with the mark of a layer kind stands where files of that kind do.
 */
export function outsideOptions(source: Source, { system, options }: Rules): FileRules {
  const { root } = parse(source, options.dialect)
  const layer = system.layers.find(({ mark }) => mark !== undefined && root.entries.has(mark))
  const mount = layer?.mount
  const mounts = options.mounts?.filter(({ at }) => nodeAt(root, at)?.kind !== 'map')
  return {
    ...options,
    ...(mounts ? { mounts } : {}),
    ...(layer ? { kindOf: () => layer.kind } : {}),
    ...(mount === undefined ? {} : { mountOf: () => [mount] }),
  }
}
