import type { CauseGroup } from '../diff/cause.ts'
import { describeCauses } from '../diff/cause-text.ts'
import { pathOf } from '../diff/change.ts'
import type { Change, ChangeSide } from '../diff/change.ts'
import { pythonTypeOf } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import { deltaOf } from '../diff/delta.ts'
import type { Delta } from '../diff/delta.ts'
import type { MatchedList } from '../diff/diff.ts'
import type { DiffReport } from './diff-report.ts'
import { jsonWritten } from './export-json.ts'
import { jsonFloat, jsonList, jsonRecord, jsonValue } from '../read/json-node.ts'
import { formatPath, toPointer } from '../path.ts'
import type { Path, Segment } from '../path.ts'
import { printJson } from '../print/print-json.ts'
import type { RedundantDifference } from '../diff/redundant-differences.ts'
import { isTypedKey, keyOfId, keyText } from '../value.ts'

/**
 * The report for other programs, as one JSON object. Numbers are exact, as in the JSON of a config: NaN and the
 * infinities are written bare, as Python's `json` does and reads, which strict parsers refuse.
 *
 * - `format` is `strata-diff`, `version` is 1: it grows when a field changes its meaning, not when one is added.
 * - `a`, `b`: `name`, and `state`: `ok`, `partial` (a layer is broken or missing) or `unreadable`.
 * - `counts`: `differ`, `equal`, `ignored`.
 * - `changes`: `kind` (`added`, `removed`, `changed`, `type-changed`, `moved`, `reordered`); `path` as text, as `pointer` (RFC
 *   6901) and as `segments` (a text key is a text, an index a number, any other key `{"key": …}`); `a` and `b`: `pointer`, and
 *   where there is a value `value`, `type` (as Python names it) and `origin` (`file`, `line`, `column`, `via`); `delta` of
 *   numbers and lists: `of` (`number` or `items`), `difference`, `ratio`; `cause`, the id of its cause.
 * - `causes`: `id`, `sentence`, `kinds`, and `changes`, `shared` as places in `changes`; `hidden`: changes that the causes would
 *   make, were they not hidden by others.
 * - `ignored` and `redundant` (equal values written in two places) are listed where they were asked for.
 * - `lists`: how the items of each list of maps were matched: `by` (`key`, `content` or `position`), `key`, `degraded`.
 *
 * @see SPEC.md D3, D4
 */
export function diffJson(report: DiffReport): string {
  const places = new Map(report.changes.map((change, i) => [change, i]))
  const causeOf = new Map(report.groups.flatMap(({ changes }, id) => changes.map((change) => [change, id] as const)))
  const { a, b, changes, ignored, equal, groups, lists, further } = report
  return printJson(
    jsonRecord({
      format: jsonValue('strata-diff'),
      version: jsonValue(1),
      a: jsonValue({ name: a.name, state: a.state }),
      b: jsonValue({ name: b.name, state: b.state }),
      counts: jsonValue({ differ: changes.length, equal, ignored }),
      changes: jsonList(changes.map((change) => changeNode(change, causeOf.get(change)))),
      causes: jsonList(groups.map((group, id) => causeNode(group, id, places))),
      ignored: further && jsonList(further.ignored.map((change) => changeNode(change, undefined))),
      redundant: further && jsonList(further.redundant.map(redundantNode)),
      lists: jsonList(lists.map(listNode)),
    }),
  )
}

function changeNode(change: Change, cause: number | undefined): ConfigNode {
  const { kind, a, b } = change
  return jsonRecord({
    kind: jsonValue(kind),
    ...pathFields(pathOf(change)),
    a: sideNode(a),
    b: sideNode(b),
    delta: deltaNode(deltaOf(a.node, b.node)),
    cause: cause === undefined ? undefined : jsonValue(cause),
  })
}

function pathFields(path: Path): Readonly<Record<string, ConfigNode>> {
  return {
    path: jsonValue(formatPath(path)),
    pointer: jsonValue(toPointer(path)),
    segments: jsonList(path.map(segmentNode)),
  }
}

function segmentNode(segment: Segment): ConfigNode {
  if (typeof segment === 'number') return jsonValue(segment)
  if (!isTypedKey(segment)) return jsonValue(keyText(segment))
  const { source, start, end } = jsonValue(null)
  return jsonRecord({ key: { kind: 'scalar', value: keyOfId(segment), style: 'plain', source, start, end } })
}

function sideNode({ path, node }: ChangeSide): ConfigNode {
  return jsonRecord({ pointer: jsonValue(toPointer(path)), ...(node ? valueFields(node) : {}) })
}

function valueFields(node: ConfigNode): Readonly<Record<string, ConfigNode>> {
  return { value: node, type: jsonValue(pythonTypeOf(node)), origin: jsonValue(jsonWritten(node)) }
}

function deltaNode(delta: Delta | undefined): ConfigNode | undefined {
  if (!delta) return undefined
  const { of, difference, ratio } = delta
  return jsonRecord({
    of: jsonValue(of),
    difference: typeof difference === 'number' && of === 'number' ? jsonFloat(difference) : jsonValue(difference),
    ratio: ratio === undefined ? undefined : jsonFloat(ratio),
  })
}

function causeNode({ causes, changes, shared, hidden }: CauseGroup, id: number, places: ReadonlyMap<Change, number>): ConfigNode {
  const placesOf = (some: readonly Change[]): readonly number[] => {
    return some.flatMap((change) => places.get(change) ?? []).toSorted((x, y) => x - y)
  }
  return jsonRecord({
    id: jsonValue(id),
    sentence: jsonValue(describeCauses(causes)),
    kinds: jsonValue(causes.map(({ kind }) => kind)),
    changes: jsonValue(placesOf(changes)),
    shared: jsonValue(placesOf(shared)),
    hidden: jsonList(hidden.map((change) => changeNode(change, undefined))),
  })
}

function redundantNode({ path, a, b }: RedundantDifference): ConfigNode {
  return jsonRecord({ ...pathFields(path), a: jsonRecord(valueFields(a)), b: jsonRecord(valueFields(b)) })
}

function listNode({ path, match, isDegraded }: MatchedList): ConfigNode {
  return jsonRecord({ ...pathFields(path), ...matchFields(match), degraded: jsonValue(isDegraded) })
}

function matchFields(match: MatchedList['match']): Readonly<Record<string, ConfigNode>> {
  return { by: jsonValue(match.by), ...(match.by === 'key' ? { key: jsonValue(match.key) } : {}) }
}
