import type { Composition } from '../compose/compose.ts'
import { leavesOf } from '../config-node.ts'
import type { ConfigNode, MapNode, Via } from '../config-node.ts'
import { configToExport } from './export-config.ts'
import type { ExportScope } from './export-config.ts'
import { checkJson, withIssues } from './export-check.ts'
import type { Exported } from './export-check.ts'
import { emptiedKeys, namingNoFile } from './export-path-keys.ts'
import { historyOf } from '../compose/inspect.ts'
import type { Step } from '../compose/inspect.ts'
import { toPointer } from '../path.ts'
import { printJsonAsRead } from '../print/print-json.ts'
import { hasLines, positionAt } from '../source.ts'
import type { Origin } from '../source.ts'

/**
 * The resolved config as JSON that Python's `json` reads, read back before it leaves.
 *
 * @see SPEC.md X4
 */
export function exportJson(composition: Composition, scope: ExportScope = {}): Exported {
  const config = configToExport(namingNoFile(composition), scope)
  return withIssues(checkJson(printJsonAsRead(config), config), emptiedKeys(composition))
}

/**
 * The resolved config and the origins of its leaves as one JSON text: `{ "config": …, "origins": { "/model/name": [{ "layer",
 * "file", "line", "column" }, …] } }`, keyed by JSON Pointer, the winner first, then what it shadows.
 *
 * `layer` is the layer's kind. A schema default has no line.
 *
 * @see SPEC.md P1, X4
 */
export function exportJsonWithOrigins(composition: Composition, scope: ExportScope = {}): Exported {
  const config = configToExport(namingNoFile(composition), scope)
  const checked = withIssues(checkJson(printJsonAsRead(config), config), emptiedKeys(composition))
  if (!checked.ok) return checked
  const origins = JSON.stringify(originsOf(composition, config), null, 2)
  const text = `{\n  "config": ${indent(checked.text.trimEnd())},\n  "origins": ${indent(origins)}\n}\n`
  return { ...checked, text }
}

/** A place for other programs; a schema default has no line. */
export interface JsonPlace {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
}

/** Where a value was written, for other programs. */
export interface JsonWritten extends JsonPlace {
  /** Where an alias or a merge key took the value from there; for an interpolation or a fallback, the places it read. */
  readonly via?: { readonly kind: Via['kind']; readonly places: readonly JsonPlace[] }
}

/** Where one write of a value stands, for other programs; `layer` is the kind of the layer that wrote it. */
export interface JsonOrigin extends JsonWritten {
  readonly layer: string
}

/** The place of an origin, for other programs. */
export function jsonPlace({ source, start }: Origin): JsonPlace {
  if (!hasLines(source)) return { file: source.path, line: null, column: null }
  return { file: source.path, ...positionAt(source, start) }
}

/** The origin of a value, for other programs; `layer` is the kind of the layer that wrote it. @see SPEC.md P4 */
export function jsonOrigin(node: ConfigNode, layer: string): JsonOrigin {
  return { layer, ...jsonWritten(node) }
}

/** The place of a value, and how it came there, for other programs. @see SPEC.md P4 */
export function jsonWritten(node: ConfigNode): JsonWritten {
  const place = jsonPlace(node)
  const { via } = node
  if (!via) return place
  const places = via.targets ?? (via.kind === 'interpolation' ? [] : [via])
  return { ...place, via: { kind: via.kind, places: places.map(jsonPlace) } }
}

function originsOf(composition: Composition, config: MapNode): Readonly<Record<string, readonly JsonOrigin[]>> {
  const traced = { config, layers: composition.layers }
  const origins = leavesOf(config).map(({ path }) => [toPointer(path), historyOf(traced, path).flatMap(writeOrigin)] as const)
  return Object.fromEntries(origins)
}

function writeOrigin(step: Step): readonly JsonOrigin[] {
  if (step.kind !== 'write') return []
  return [jsonOrigin(step.node, step.layer?.kind ?? 'defaults')]
}

/** JSON texts hold line ends between values only. */
function indent(json: string): string {
  return json.replaceAll('\n', '\n  ')
}
