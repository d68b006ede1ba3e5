import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { blockSummary } from '../../../systems/schema/block-summary.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import { toPlain } from '../../../systems/schema/plain.ts'
import { summarize } from '../../../systems/schema/value-summary.ts'
import type { FormModel } from '../form-model.ts'
import { itemName } from './item-name.ts'
import { rowView } from '../row/row-view.ts'
import type { RowView } from '../row/row-view.ts'

/** What the head of a list's item tells of it, in plain texts. */
export interface ItemFacts {
  /** Its `name`, `id`, `key` or `type`; empty where it has none. */
  readonly name: string
  /** The rest of it on one line. */
  readonly rest: string
  readonly chip: string
  readonly spoken: string
  readonly state: RowView['state']
  readonly color: string
  readonly targetColor: string
  readonly problem: RowView['problem']
}

/** The facts of the item at `path`; `summary` is what the schema says that a line about it says. */
export function itemFacts(form: FormModel, path: Path, summary: readonly string[] | undefined): ItemFacts {
  const node = nodeAt(form.own, path) ?? nodeAt(form.seen.composition.config, path) ?? defaultAt(form.seen.defaults, path)
  const { chip, spoken, state, color, targetColor, problem } = rowView(form, path)
  const name = itemName(node)
  return { name, rest: restOf(node, name, summary), chip, spoken, state, color, targetColor, problem }
}

function restOf(node: ConfigNode | undefined, name: string, summary: readonly string[] | undefined): string {
  if (!node || node.kind === 'scalar') return ''
  const told = summary && blockSummary(summary, (path) => plainAt(node, path))
  const text = told ?? summarize(toPlain(node))
  return text.startsWith(name) ? text.slice(name.length).replace(/^(?:, | · )/, '') : text
}

function plainAt(node: ConfigNode, path: Path): unknown {
  const found = nodeAt(node, path)
  return found && toPlain(found)
}
