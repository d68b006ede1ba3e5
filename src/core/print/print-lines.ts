import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import { standsOnOneLine } from './list-layout.ts'
import type { Layout } from './list-layout.ts'
import type { Path } from '../path.ts'
import { isLongKey, printKey, printScalar } from '../scalar/print-scalar.ts'

/** One line of printed YAML, and what stands on it. */
export interface PrintedLine {
  /** The whole line with its indent, without a line end. */
  readonly text: string
  /** How many spaces come first. */
  readonly indent: number
  /** Whether `- ` follows the indent: a list item starts here. */
  readonly dash: boolean
  /** Where {@link node} stands; for the first key of a map in a list that is the key's path, not the item's. */
  readonly path: Path
  readonly node: ConfigNode
  /** The key as printed, where one is on this line. */
  readonly key?: string
  /** The value as printed, where it is on this line. */
  readonly value?: string
  /** Whether this is the head of a map or list whose children follow, indented deeper. */
  readonly opens: boolean
}

/** The lines of `printYaml` with what stands on each, for a preview that never differs from the export. */
export function printLines(root: ConfigNode, layout: Layout = 'fitted'): readonly PrintedLine[] {
  const lines: Lines = { layout, all: [] }
  const place = { path: [], indent: 0, dash: false }
  const value = inlineText(root, WIDTH, layout)
  if (value === undefined) pushChildren(root, place, lines)
  else lines.all.push(lineOf(root, place, value))
  return lines.all
}

interface Lines {
  readonly layout: Layout
  readonly all: PrintedLine[]
}

/** Where a node's first line stands: after `indent` spaces, then `- ` if it starts a list item, then the key if it has one. */
interface Place {
  readonly path: Path
  readonly indent: number
  readonly dash: boolean
  readonly key?: string
}

const WIDTH = 100

function pushNode(node: ConfigNode, place: Place, lines: Lines): void {
  const lead = leadOf(place)
  const value = inlineText(node, WIDTH - lead.length - 1, lines.layout)
  lines.all.push(lineOf(node, place, value))
  if (value !== undefined) return
  const indent = place.indent + (place.dash && place.key !== undefined ? 4 : 2)
  pushChildren(node, { path: place.path, indent, dash: false }, lines)
}

function pushChildren(node: ConfigNode, place: Place, lines: Lines): void {
  if (node.kind === 'map') pushEntries(node, place, lines)
  if (node.kind === 'list') pushItems(node, place, lines)
}

function pushItems(list: ListNode, place: Place, lines: Lines): void {
  for (const [index, item] of list.items.entries()) {
    const at = { path: [...place.path, index], indent: place.indent, dash: true }
    if (item.kind === 'map' && item.entries.size > 0) pushEntries(item, at, lines)
    else pushNode(item, at, lines)
  }
}

/** The first entry takes the place's dash, if it has one; the others align with it. */
function pushEntries(map: MapNode, place: Place, lines: Lines): void {
  let { indent, dash } = place
  for (const [id, entry] of map.entries) {
    const key = printKey(entry.key)
    const at = { path: [...place.path, id], indent, dash, key }
    if (isLongKey(key)) pushLongEntry(entry.node, at, lines)
    else pushNode(entry.node, at, lines)
    if (dash) indent += 2
    dash = false
  }
}

/** `? key` on a line of its own, then `: value`. */
function pushLongEntry(node: ConfigNode, place: Place & { readonly key: string }, lines: Lines): void {
  const { path, indent, dash, key } = place
  lines.all.push({ text: `${leadOf({ path, indent, dash })}? ${key}`, indent, dash, path, node, key, opens: false })
  pushNode(node, { path, indent: dash ? indent + 2 : indent, dash: false, key: '' }, lines)
}

/** Written out by shape: a spread for each line would cost more than all the rest. */
function lineOf(node: ConfigNode, place: Place, value: string | undefined): PrintedLine {
  const { path, indent, dash, key } = place
  const lead = leadOf(place)
  if (value === undefined) {
    const text = lead.trimEnd()
    return key ? { text, indent, dash, path, node, key, opens: true } : { text, indent, dash, path, node, opens: true }
  }
  const text = key === undefined ? lead + value : `${lead} ${value}`
  return key
    ? { text, indent, dash, path, node, key, value, opens: false }
    : { text, indent, dash, path, node, value, opens: false }
}

function leadOf(place: Place): string {
  const { indent, dash, key } = place
  return `${' '.repeat(indent)}${dash ? '- ' : ''}${key === undefined ? '' : `${key}:`}`
}

/** The node on one line, if that is how it is printed: scalars, empty maps and lists, lists of scalars that fit in `room` or that stood so. */
function inlineText(node: ConfigNode, room: number, layout: Layout): string | undefined {
  if (node.kind === 'scalar') return printScalar(node.value)
  if (node.kind === 'map') return node.entries.size === 0 ? '{}' : undefined
  if (node.items.length === 0) return '[]'
  const isKept = layout === 'kept' ? standsOnOneLine(node) : undefined
  return isKept === undefined ? fittedText(node, room) : isKept ? oneLine(node) : undefined
}

function oneLine(node: ConfigNode): string {
  if (node.kind === 'scalar') return printScalar(node.value)
  return node.kind === 'list' ? `[${node.items.map(oneLine).join(', ')}]` : '{}'
}

function fittedText({ items }: ListNode, room: number): string | undefined {
  const texts: string[] = []
  let length = 0
  for (const item of items) {
    if (item.kind !== 'scalar') return undefined
    const text = printScalar(item.value)
    length += text.length + 2
    if (length > room) return undefined
    texts.push(text)
  }
  return `[${texts.join(', ')}]`
}
