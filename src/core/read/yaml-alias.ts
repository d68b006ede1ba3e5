import type { Alias, Node } from 'yaml'
import type { ConfigNode } from '../config-node.ts'
import { absent, isPython, report, spanOf } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'

/** More values than this behind the aliases of one text is an alias bomb. */
export const MAX_ALIASED = 100_000

/** PyYAML and the C parser take no other characters; YAML 1.2 takes nearly all. */
const PYTHON_ANCHOR = /^[A-Za-z0-9_-]+$/

/** Notes that an anchor's value is about to be read. */
export function openAnchor(reader: YamlReader, anchor: string, node: Node): void {
  const isTwice = reader.anchors.has(anchor) || reader.open.has(anchor)
  reader.open.add(anchor)
  if (!isPython(reader.dialect)) return
  const span = spanOf(reader, node)
  if (isTwice) {
    const message = `the anchor &${anchor} is defined twice`
    report(reader, span, { code: 'duplicate-anchor', message, hint: 'rename one: PyYAML refuses the file' })
  } else if (!PYTHON_ANCHOR.test(anchor)) {
    const message = `PyYAML does not take &${anchor} for the name of an anchor`
    report(reader, span, { code: 'yaml-syntax', message, hint: 'use letters, digits, - and _' })
  }
}

export function closeAnchor(reader: YamlReader, anchor: string, value: ConfigNode): void {
  reader.open.delete(anchor)
  reader.anchors.set(anchor, value)
}

/** The anchor's value, with the alias as its use site; null, and an issue, where it has none that a config can hold. */
export function readAlias(reader: YamlReader, alias: Alias): ConfigNode {
  const span = spanOf(reader, alias)
  const name = alias.source
  if (reader.open.has(name)) {
    const message = `*${name} stands inside its own anchor`
    report(reader, span, { code: 'recursive-alias', message, hint: 'a config cannot contain itself' })
    return absent(reader, span)
  }
  const target = reader.anchors.get(name)
  if (!target) {
    report(reader, span, { code: 'yaml-syntax', message: `no anchor &${name} stands before this alias` })
    return absent(reader, span)
  }
  const wasWithin = isWithinBudget(reader)
  reader.aliased += sizeOf(reader, target)
  if (isWithinBudget(reader)) return { ...target, via: { kind: 'alias', source: reader.source, ...span } }
  if (wasWithin) {
    const message = `aliases expand to more than ${MAX_ALIASED.toLocaleString('en')} values`
    report(reader, span, { code: 'alias-budget', message, hint: 'write the values out, or include another file' })
  }
  return absent(reader, span)
}

/** Whether the aliases read so far stand for no more values than allowed. */
export function isWithinBudget({ aliased }: YamlReader): boolean {
  return aliased <= MAX_ALIASED
}

/** How many values a node stands for when its aliases are written out. */
function sizeOf(reader: YamlReader, node: ConfigNode): number {
  if (node.kind === 'scalar') return 1
  const known = reader.sizes.get(node)
  if (known !== undefined) return known
  let size = 1
  if (node.kind === 'map') for (const entry of node.entries.values()) size += sizeOf(reader, entry.node)
  else for (const item of node.items) size += sizeOf(reader, item)
  reader.sizes.set(node, size)
  return size
}
