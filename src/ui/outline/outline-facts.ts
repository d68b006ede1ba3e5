import { nodeAt } from '../../core/config-node.ts'
import { blockFacts, joinFacts, summaryAt } from '../form/block/block-facts.ts'
import type { BlockFacts } from '../form/block/block-facts.ts'
import { isBlockList, tagKey } from '../form/block/block-level.ts'
import { nodeShown } from '../form/block/alone.ts'
import type { FormModel } from '../form/form-model.ts'
import { summaryOf } from '../form/form-section.ts'
import { shortValue } from '../form/value-text.ts'
import { count } from '../shell/names.ts'
import type { OutlineNode } from './config-outline.ts'

/** What a row of the outline says beside its title. */
export interface OutlineFacts extends BlockFacts {
  readonly summary: string
}

/** The facts of a part. */
export function outlineFacts(form: FormModel, node: OutlineNode): OutlineFacts {
  return { ...joinFacts(node.covers.map((path) => blockFacts(form, path))), summary: summaryFor(form, node) }
}

function summaryFor(form: FormModel, node: OutlineNode): string {
  const { path, schema, level, title, isSet } = node
  const section = level === 1 ? form.sections.find(({ base }) => base.length === 1 && base[0] === path[0]) : undefined
  if (level === 1) return section && isSet ? (summaryOf(section, form) ?? '') : isSet ? '' : 'not in this config'
  if (isBlockList(schema)) return lengthOf(form, node)
  const tag = tagKey(schema)
  const picked = tag === undefined ? undefined : nodeAt(form.seen.composition.config, [...path, tag])
  const type = picked ? shortValue(picked) : ''
  const parts = [type, ...summaryAt(form, path, schema).split(' · ')]
  // An item is called by its name, or by its type where it has none: that need not be said again.
  return parts.filter((part) => part !== '' && !title.endsWith(` ${part}`)).join(' · ')
}

function lengthOf(form: FormModel, { path }: OutlineNode): string {
  const list = nodeShown(form, path)
  return list?.kind === 'list' ? count(list.items.length, 'item') : 'not set'
}
