import { isAlias, isMap, isScalar } from 'yaml'
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import type { ConfigNode, Entry, ListNode, MapNode } from '../config-node.ts'
import { duplicateKey, MAX_DEPTH, shadowRepeat } from './reading.ts'
import type { Span } from '../source.ts'
import { keyId } from '../value.ts'
import type { Scalar } from '../value.ts'
import { closeAnchor, isWithinBudget, openAnchor, readAlias } from './yaml-alias.ts'
import { tooDeep } from './yaml-document.ts'
import { checkKey, isMergeKey } from './yaml-key.ts'
import { absent, addIssue, isPython, report, spanOf } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'
import { readKeyScalar, readScalar, reportTag } from './yaml-scalar.ts'

/** The value of a node of the yaml package, as the dialect's loader reads it. What cannot be read is null, and an issue. */
export function readNode(reader: YamlReader, node: Node): ConfigNode {
  if (isAlias(node)) return readAlias(reader, node)
  const { anchor } = node
  if (anchor === undefined) return readBare(reader, node)
  openAnchor(reader, anchor, node)
  const read = readBare(reader, node)
  closeAnchor(reader, anchor, read)
  return read
}

function readBare(reader: YamlReader, node: Node): ConfigNode {
  if (isScalar(node)) return readScalar(reader, node)
  if (reader.path.length >= MAX_DEPTH) {
    if (!reader.broken) report(reader, spanOf(reader, node), { ...tooDeep(0), path: [] })
    return absent(reader, spanOf(reader, node))
  }
  return isMap(node) ? within(reader, node, readMap) : within(reader, node as YAMLSeq, readList)
}

function within<Collection extends YAMLMap | YAMLSeq>(
  reader: YamlReader,
  node: Collection,
  read: (reader: YamlReader, node: Collection) => ConfigNode,
): ConfigNode {
  if (!node.flow) return read(reader, node)
  reader.flowDepth += 1
  const value = read(reader, node)
  reader.flowDepth -= 1
  return value
}

function readList(reader: YamlReader, node: YAMLSeq): ListNode {
  checkTag(reader, node, 'seq')
  const items: ConfigNode[] = []
  for (const item of node.items) {
    reader.path.push(items.length)
    items.push(readNode(reader, item as Node))
    reader.path.pop()
  }
  const { start, end } = spanOf(reader, node)
  return { kind: 'list', items, flow: node.flow === true, source: reader.source, start, end }
}

function readMap(reader: YamlReader, node: YAMLMap): MapNode {
  checkTag(reader, node, 'map')
  const entries = readEntries(reader, node.items)
  const { start, end } = spanOf(reader, node)
  return { kind: 'map', entries, flow: node.flow === true, source: reader.source, start, end }
}

function checkTag(reader: YamlReader, node: YAMLMap | YAMLSeq, own: 'map' | 'seq'): void {
  const { tag } = node
  if (tag !== undefined && tag !== '!' && tag !== `tag:yaml.org,2002:${own}`) reportTag(reader, tag, node)
}

/** Entries in Python's order: merged keys first, then the map's own; a later write of a key keeps its first place. */
function readEntries(reader: YamlReader, pairs: readonly Pair[]): ReadonlyMap<string, Entry> {
  const merged = new Map<string, Entry>()
  const own = new Map<string, Entry>()
  let merges = 0
  for (const pair of pairs) {
    if (isMergeKey(pair.key)) {
      if (merges > 0 && !isPython(reader.dialect)) reportTwice(reader, '<<', [spanOf(reader, pair.key), spanOf(reader, pair.key)])
      mergeInto(reader, merged, pair)
      merges += 1
    } else {
      addOwn(reader, own, readEntry(reader, pair))
    }
  }
  if (merged.size === 0) return own
  for (const [id, entry] of own) setOver(merged, id, entry)
  return merged
}

function addOwn(reader: YamlReader, own: Map<string, Entry>, entry: Entry): void {
  const id = keyId(entry.key)
  const first = own.get(id)
  if (!first) {
    own.set(id, entry)
    return
  }
  reportTwice(reader, id, [first.keySpan, entry.keySpan])
  setOver(own, id, entry)
}

/** A later write of a key keeps the key as first written, as in Python, and remembers what it replaced. */
function setOver(entries: Map<string, Entry>, id: string, entry: Entry): void {
  const beneath = entries.get(id)
  entries.set(id, beneath ? { ...entry, key: beneath.key, node: shadowRepeat(entry.node, beneath.node) } : entry)
}

/** PyYAML takes the last silently; the other loaders refuse the file. */
function reportTwice(reader: YamlReader, id: string, spans: readonly [Span, Span]): void {
  addIssue(reader, duplicateKey(reader.source, [...reader.path, id], spans))
  if (reader.dialect !== 'pyyaml') reader.broken = true
}

function mergeInto(reader: YamlReader, into: Map<string, Entry>, pair: Pair): void {
  const span = spanOf(reader, pair.key as Node)
  const value = pair.value ? readNode(reader, pair.value as Node) : undefined
  const maps = value?.kind === 'list' ? value.items.toReversed() : [value]
  for (const map of maps) {
    if (map?.kind !== 'map') {
      if (isWithinBudget(reader)) report(reader, span, { code: 'yaml-syntax', message: '<< takes a map or a list of maps' })
      continue
    }
    for (const [id, entry] of map.entries) {
      setOver(into, id, { ...entry, node: { ...entry.node, via: { kind: 'merge-key', source: reader.source, ...span } } })
    }
  }
}

function readEntry(reader: YamlReader, pair: Pair): Entry {
  const keyNode = pair.key as Node
  const keySpan = spanOf(reader, keyNode)
  const key = readKey(reader, keyNode)
  reader.path.push(keyId(key))
  checkKey(reader, keyNode, pair.value !== null && pair.value !== undefined)
  const node = pair.value ? readNode(reader, pair.value as Node) : absent(reader, { start: keySpan.end, end: keySpan.end })
  reader.path.pop()
  return { key, keySpan, node }
}

function readKey(reader: YamlReader, node: Node): Scalar {
  const read = isAlias(node) ? readAlias(reader, node) : isScalar(node) ? readKeyScalar(reader, node) : undefined
  if (read?.kind === 'scalar') {
    if (!isAlias(node) && node.anchor !== undefined) {
      openAnchor(reader, node.anchor, node)
      closeAnchor(reader, node.anchor, read)
    }
    return read.value
  }
  const span = spanOf(reader, node)
  report(reader, span, { code: 'complex-key', message: 'a list or a map as a key', hint: 'PyYAML refuses it' })
  return { kind: 'str', value: reader.source.text.slice(span.start, span.end) }
}
