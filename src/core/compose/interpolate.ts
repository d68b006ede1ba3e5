import { childAt, remembersHolding } from '../config-node.ts'
import type { ConfigNode, Entry, MapNode, ScalarNode } from '../config-node.ts'
import { pythonText, splitExpressions } from './interpolation-text.ts'
import { broughtIn, isWithinBudget, leftOpen, newRun, report, viaOf } from './interpolation-run.ts'
import type { InterpolationRun, Site } from './interpolation-run.ts'
import type { Piece } from './interpolation-text.ts'
import type { Issue } from '../issue.ts'
import { formatPath, isPathError, parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { isMissingValue } from '../read/missing-value.ts'
import { MAX_DEPTH, MAX_TEXT } from '../read/reading.ts'
import { resolvePath } from './resolve-path.ts'
import { formatOrigin } from '../source.ts'
import type { Origin } from '../source.ts'

/** A config with its interpolations replaced, and what stands in the way of others. */
export interface Interpolated {
  readonly config: MapNode
  readonly issues: readonly Issue[]
}

/**
 * Replaces OmegaConf interpolations: `${a.b}` from the top, `${.x}` and `${..x}` from the map the value stands in, inside a
 * longer text too, nested too. Resolvers (`${name:…}`) are left as they are and reported. Each replaced value keeps the place
 * of its expression and the places it read (P4).
 *
 * Returns the same config where nothing is interpolated.
 *
 * @see SPEC.md P4 and Y11
 */
export function interpolate(config: MapNode): Interpolated {
  const run = newRun(config)
  const result = resolveNode(run, config, [])
  return { config: result.kind === 'map' ? result : config, issues: run.issues }
}

function resolveNode(run: InterpolationRun, node: ConfigNode, path: Path): ConfigNode {
  if (node.kind === 'scalar') return isExpression(node) ? resolveExpression(run, node, path) : node
  if (!holdsExpression(node)) return node
  if (node.kind === 'list') return { ...node, items: node.items.map((item, i) => resolveNode(run, item, [...path, i])) }
  const entries = new Map<string, Entry>(node.entries)
  for (const [id, entry] of node.entries) {
    const resolved = resolveNode(run, entry.node, [...path, id])
    if (resolved !== entry.node) entries.set(id, { ...entry, node: resolved })
  }
  return { ...node, entries }
}

function isExpression(node: ScalarNode): boolean {
  return node.value.kind === 'str' && node.value.value.includes('${')
}

const holdsExpression = remembersHolding(isExpression)

function resolveExpression(run: InterpolationRun, node: ScalarNode, path: Path): ConfigNode {
  const key = formatPath(path)
  const known = run.done.get(key)
  if (known) return known
  const loop = run.open.findIndex((open) => open.path === key)
  if (loop !== -1) {
    for (const open of run.open.slice(loop)) run.looped.add(open.path)
    return report(
      run,
      { node, path },
      { code: 'interpolation-cycle', message: `interpolations form a loop: ${loopText(run, loop, key)}` },
    )
  }
  if (run.open.length >= MAX_DEPTH) {
    return report(run, { node, path }, { code: 'too-deep', message: `a chain of more than ${MAX_DEPTH} interpolations` })
  }
  run.open.push({ path: key, origin: node })
  const evaluated = evaluate(run, { node, path })
  run.open.pop()
  const resolved = run.looped.has(key) ? leftOpen(node) : evaluated
  run.done.set(key, resolved)
  return resolved
}

function loopText(run: InterpolationRun, from: number, key: string): string {
  return [...run.open.slice(from).map(({ path, origin }) => `${path} (${formatOrigin(origin)})`), key].join(' → ')
}

/** A whole value that is one expression takes the target's value and type; inside a longer text the target is spelled out. */
function evaluate(run: InterpolationRun, site: Site): ConfigNode {
  const { node } = site
  const text = node.value.kind === 'str' ? node.value.value : ''
  const pieces = splitExpressions(text)
  if (!pieces) return report(run, site, { code: 'interpolation-syntax', message: `${text} has a \${ without its }` })
  const targets: Origin[] = []
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'expression') {
    const target = lookUp(run, only, { ...site, targets })
    return target ? broughtIn(target, site, targets) : leftOpen(node)
  }
  const spelled = spell(run, pieces, { ...site, targets })
  if (spelled === undefined) return leftOpen(node)
  return { ...node, value: { kind: 'str', value: spelled }, ...(targets.length > 0 ? { via: viaOf(node, targets) } : {}) }
}

interface Reading extends Site {
  /** The places read so far. */
  readonly targets: Origin[]
}

/** The text that pieces add up to; undefined, and an issue, where one of them has no value. */
function spell(run: InterpolationRun, pieces: readonly Piece[], reading: Reading): string | undefined {
  let out = ''
  for (const piece of pieces) {
    const target = piece.kind === 'expression' ? lookUp(run, piece, reading) : undefined
    if (piece.kind === 'expression' && !target) return undefined
    out += piece.kind === 'text' ? piece.text : target ? pythonText(target) : ''
    if (out.length > MAX_TEXT) {
      report(run, reading, { code: 'alias-budget', message: `interpolations make a text of more than ${MAX_TEXT} characters` })
      return undefined
    }
  }
  return out
}

function lookUp(run: InterpolationRun, piece: Extract<Piece, { kind: 'expression' }>, reading: Reading): ConfigNode | undefined {
  if (/^\s*[A-Za-z_][\w.]*:/.test(piece.text)) {
    const message = `the resolver in \${${piece.text}} runs in Python only; the text is kept`
    report(run, reading, { code: 'interpolation-syntax', severity: 'info', message })
    return undefined
  }
  const expression = spell(run, piece.pieces, reading)?.trim()
  if (expression === undefined) return undefined
  const target = targetPath(expression, reading.path)
  if (!target) {
    report(run, reading, { code: 'interpolation-syntax', message: `\${${expression}} is not a key path` })
    return undefined
  }
  const found = targetAt(run, target)
  if (!found || isMissingValue(found)) {
    const what = found ? `${formatPath(target)}, which is ???` : `${formatPath(target)}, which is not there`
    report(run, reading, { code: 'interpolation-missing', message: `\${${expression}} leads to ${what}` })
    return undefined
  }
  reading.targets.push({ source: found.source, start: found.start, end: found.end })
  return isWithinBudget(run, found, reading) ? found : undefined
}

/**
 * The path that an expression at `path` names. One dot is the map that the value stands in, each further dot the one around it;
 * above the top there is none.
 */
export function targetPath(expression: string, path: Path): Path | undefined {
  const dots = /^\.*/.exec(expression)?.[0].length ?? 0
  const rest = parsePath(expression.slice(dots))
  if (isPathError(rest) || rest.length === 0) return undefined
  if (dots > path.length) return undefined
  return dots === 0 ? rest : [...path.slice(0, path.length - dots), ...rest]
}

/** The target, itself resolved first; a path may lead through another interpolation. */
function targetAt(run: InterpolationRun, target: Path): ConfigNode | undefined {
  let node: ConfigNode | undefined = run.root
  const path = resolvePath(run.root, target)
  for (const [i, segment] of path.entries()) {
    node = node && childAt(node, segment)
    if (node?.kind === 'scalar' && isExpression(node)) node = resolveExpression(run, node, path.slice(0, i + 1))
  }
  return node && node.kind !== 'scalar' ? resolveNode(run, node, path) : node
}
