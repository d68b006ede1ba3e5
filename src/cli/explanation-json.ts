import { pythonTypeOf } from '../core/config-node.ts'
import type { ConfigNode, Leaf } from '../core/config-node.ts'
import { jsonOrigin, jsonPlace } from '../core/export/export-json.ts'
import type { Step } from '../core/compose/inspect.ts'
import { formatPath, toPointer } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { printJson } from '../core/print/print-json.ts'
import type { Explanation } from './explanation.ts'
import { jsonList, jsonRecord, jsonValue } from '../core/read/json-node.ts'

/**
 * The explanation for programs, as one JSON object: `path`, `pointer`, `value` and `type` (absent where the result has no such
 * key), `history` (the latest first: `write` or `removal`), `default`, `leaves` of a map, and `inactive`, the block that the
 * chosen model does not use.
 */
export function explanationJson({ path, value, byDefault, steps, leaves, inactive }: Explanation): string {
  const record = jsonRecord({
    ...keyFields(path),
    ...(value ? valueFields(value) : {}),
    history: jsonList(steps.map(stepNode)),
    default: byDefault && jsonRecord({ ...plainFields(jsonPlace(byDefault)), ...valueFields(byDefault) }),
    leaves: leaves.length > 0 ? jsonList(leaves.map(leafNode)) : undefined,
    inactive: inactive && jsonValue(formatPath(inactive)),
  })
  return printJson(record)
}

function stepNode(step: Step): ConfigNode {
  const layer = step.layer?.kind ?? ''
  if (step.kind === 'removal') {
    const lost = step.lost.map((leaf) => formatPath(leaf.path))
    return jsonRecord(plainFields({ event: 'removal', layer, ...jsonPlace(step.by), path: formatPath(step.path), lost }))
  }
  const includedAt = (step.layer?.chain ?? []).map(jsonPlace)
  const mounted =
    step.layer?.mountKey === undefined ? {} : { mountedBy: step.layer.mountKey, mountedAt: formatPath(step.layer.at) }
  return jsonRecord({
    ...plainFields({ event: 'write', ...jsonOrigin(step.node, layer), redundant: step.isRedundant, includedAt, ...mounted }),
    ...valueFields(step.node),
  })
}

function leafNode({ path, node }: Leaf): ConfigNode {
  return jsonRecord({ ...keyFields(path), ...plainFields(jsonPlace(node)), ...valueFields(node) })
}

type Fields = Readonly<Record<string, ConfigNode>>

function keyFields(path: Path): Fields {
  return plainFields({ path: formatPath(path), pointer: toPointer(path) })
}

function valueFields(node: ConfigNode): Fields {
  return { value: node, type: jsonValue(pythonTypeOf(node)) }
}

function plainFields(record: object): Fields {
  return Object.fromEntries(Object.entries(record).map(([name, value]: [string, unknown]) => [name, jsonValue(value)]))
}
