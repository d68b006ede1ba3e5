import type { ConfigNode, MapNode, ScalarNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'

/** The state of one pass over a config. */
export interface InterpolationRun {
  readonly root: MapNode
  readonly issues: Issue[]
  readonly done: Map<string, ConfigNode>
  /** Expressions being resolved, outermost first. */
  readonly open: { readonly path: string; readonly origin: Origin }[]
  /** Expressions that take part in a loop: they stay as written. */
  readonly looped: Set<string>
  readonly sizes: Map<ConfigNode, number>
  /** How many values interpolations have brought in so far. */
  brought: number
}

/** The state before anything is resolved. */
export function newRun(root: MapNode): InterpolationRun {
  return { root, issues: [], done: new Map(), open: [], looped: new Set(), sizes: new Map(), brought: 0 }
}

/** An expression where it stands. */
export interface Site {
  readonly node: ScalarNode
  readonly path: Path
}

/** The target's value in the expression's place. */
export function broughtIn(target: ConfigNode, { node }: Site, targets: readonly Origin[]): ConfigNode {
  const { source, start, end, shadowed } = node
  const place = { source, start, end, via: viaOf(node, targets), ...(shadowed ? { shadowed } : {}) }
  if (target.kind === 'scalar') {
    const brought: ScalarNode = { kind: 'scalar', value: target.value, style: target.style, ...place }
    return isOpenExpression(target) ? leftOpen(brought) : brought
  }
  if (target.kind === 'list') return { kind: 'list', items: target.items, flow: target.flow, ...place }
  return { kind: 'map', entries: target.entries, flow: target.flow, ...place }
}

const open = new WeakSet<ConfigNode>()

/** The text, known from now on as one whose expressions nothing could replace. */
export function leftOpen(node: ScalarNode): ScalarNode {
  open.add(node)
  return node
}

/** Whether a text of a resolved config stands as it is written, with expressions that nothing could replace. */
export function isOpenExpression(node: ConfigNode): boolean {
  return open.has(node)
}

/** How an interpolated value came: the expression and the places it read. */
export function viaOf(node: ScalarNode, targets: readonly Origin[]): NonNullable<ConfigNode['via']> {
  const { source, start, end, value } = node
  return { kind: 'interpolation', source, start, end, targets, expression: value.kind === 'str' ? value.value : '' }
}

/** More values than this brought in by interpolations is a bomb. */
export const MAX_INTERPOLATED = 100_000

/** Whether another value may be brought in; counts it. */
export function isWithinBudget(run: InterpolationRun, found: ConfigNode, site: Site): boolean {
  const wasWithin = run.brought <= MAX_INTERPOLATED
  run.brought += sizeOf(run, found)
  if (run.brought <= MAX_INTERPOLATED) return true
  const message = `interpolations expand to more than ${MAX_INTERPOLATED} values`
  if (wasWithin) report(run, site, { code: 'alias-budget', message })
  return false
}

function sizeOf(run: InterpolationRun, node: ConfigNode): number {
  if (node.kind === 'scalar') return 1
  const known = run.sizes.get(node)
  if (known !== undefined) return known
  const children = node.kind === 'list' ? node.items : Array.from(node.entries.values(), (entry) => entry.node)
  const size = children.reduce((sum, child) => sum + sizeOf(run, child), 1)
  run.sizes.set(node, size)
  return size
}

type Finding = Pick<Issue, 'code' | 'message'> & Partial<Pick<Issue, 'severity'>>

/** Adds an issue; the expression stays as it is written. */
export function report(run: InterpolationRun, { node, path }: Site, finding: Finding): ScalarNode {
  const { source, start, end } = node
  run.issues.push({ severity: 'error', ...finding, path, origin: { source, start, end } })
  return leftOpen(node)
}
