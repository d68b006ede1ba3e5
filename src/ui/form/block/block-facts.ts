import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { keyText } from '../../../core/value.ts'
import { blockSummary } from '../../../systems/schema/block-summary.ts'
import { viewOf } from '../../../systems/judge/config-view.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { childSchema } from '../../../systems/schema/walk.ts'
import { blockTitle, isBody, tagKey } from './block-level.ts'
import type { FormTarget } from '../form-target.ts'
import { isProblem, issuesUnder } from '../issue-index.ts'
import { leafCount } from './leaf-count.ts'
import { shortValue } from '../value-text.ts'

/** What the head of a block says of what is inside. */
export interface BlockFacts {
  /** How many values the target sets inside. */
  readonly set: number
  readonly problems: number
  readonly worst: 'error' | 'warning' | undefined
}

/** The facts of the block at `path`, or of anything else that stands there. */
export function blockFacts({ own, seen }: FormTarget, path: Path): BlockFacts {
  const node = nodeAt(own, path)
  const problems = issuesUnder(seen.issues, path).filter(isProblem)
  const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : undefined
  return { set: node ? leafCount(node) : 0, problems: problems.length, worst }
}

/** The facts of several blocks as those of one. */
export function joinFacts(all: readonly BlockFacts[]): BlockFacts {
  return {
    set: all.reduce((sum, { set }) => sum + set, 0),
    problems: all.reduce((sum, { problems }) => sum + problems, 0),
    worst: (['error', 'warning'] as const).find((severity) => all.some(({ worst }) => worst === severity)),
  }
}

/** A layer that sets so many values sets too much for all of it to be opened. */
const MANY = 24

/**
 * Whether a block holds what somebody looks for in a layer: a problem, or values set here. A layer that writes most of a config of some
 * size says nothing by setting a value.
 */
export function isTelling(form: FormTarget, path: Path): boolean {
  const { problems } = blockFacts(form, path)
  if (problems > 0) return true
  const all = leafCount(form.own)
  const isBase = all > MANY && all * 2 > leafCount(form.seen.composition.config)
  return !isBase && nodeAt(form.own, path) !== undefined
}

/** So many values tell of a block whose schema has no words for it. */
const FEW = 3

/**
 * One line about the block at `path`, as its schema says it, else by the first values in it. What its tag picks is left out: the head
 * shows it already.
 */
export function summaryAt({ seen }: FormTarget, path: Path, schema: JsonSchema): string {
  const { composition, defaults } = seen
  const node = nodeAt(composition.config, path)
  if (node?.kind === 'scalar') return shortValue(node)
  const tag = tagKey(schema)
  const view = viewOf(composition.config, defaults)
  const parts = (schema.summary ?? []).filter((part) => part !== `{${tag}}`)
  const told = blockSummary(parts, (inner) => view.get([...path, ...inner])) ?? valuesIn(node, schema).slice(0, FEW).join(' · ')
  if (told !== '' || tag !== undefined) return told
  const isSet = node !== undefined && (node.kind !== 'map' || node.entries.size > 0)
  return isSet ? '' : defaultAt(defaults, path) ? 'defaults' : node ? '' : 'not set'
}

/** What is set in a block: its values, what its blocks are, and the same of its body. */
function valuesIn(node: ConfigNode | undefined, schema: JsonSchema): readonly string[] {
  if (node?.kind !== 'map') return []
  const tag = tagKey(schema)
  const entries = [...node.entries].filter(([key]) => key !== tag)
  const rows = entries.flatMap(([key, { node: value }]) => (isRow(value) ? [`${titleOf(schema, key)} ${shortValue(value)}`] : []))
  const blocks = entries.flatMap(([key, { node: value }]) => {
    const inner = childSchema(schema, key)
    if (!inner || value.kind !== 'map') return []
    if (isBody(schema, key)) return valuesIn(value, inner)
    const picked = value.entries.get(tagKey(inner) ?? '')?.node
    return picked ? [`${blockTitle(inner, [key])} ${shortValue(picked)}`] : []
  })
  return [...rows, ...blocks]
}

function titleOf(schema: JsonSchema, key: string): string {
  return childSchema(schema, key)?.title ?? keyText(key)
}

/** Whether a value is short enough to say: no map, and no list of maps. */
function isRow(node: ConfigNode): boolean {
  return node.kind === 'scalar' || (node.kind === 'list' && node.items.every((item) => item.kind === 'scalar'))
}
