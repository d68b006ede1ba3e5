import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { nearest } from '../nearest.ts'
import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'
import type { DefaultsItem, GroupItem, GroupOption, NamedOption } from './defaults-item.ts'

/** The key that holds a defaults list. */
export const DEFAULTS = 'defaults'

/** A defaults list as it was read. Items that Hydra would refuse are left out, each with an issue. */
export interface ReadDefaults {
  /** Undefined where the file has no defaults list, or nothing that is one. */
  readonly items: readonly DefaultsItem[] | undefined
  readonly issues: readonly Issue[]
}

/**
 * The defaults list at the top of a file, item by item.
 *
 * @see SPEC.md L10
 */
export function readDefaults(root: MapNode): ReadDefaults {
  const node = root.entries.get(DEFAULTS)?.node
  if (!node) return { items: undefined, issues: [] }
  const issues: Issue[] = []
  if (node.kind !== 'list') {
    issues.push(
      misshapen({ path: [DEFAULTS], origin: node }, 'defaults is a list: Hydra stops on anything else', 'write - group: option'),
    )
    return { items: undefined, issues }
  }
  const items = node.items.flatMap((item, i) => readItem(item, { path: [DEFAULTS, i], issues }))
  return { items: onlySelf(items, issues), issues }
}

interface Reading {
  readonly path: Path
  readonly issues: Issue[]
}

function readItem(node: ConfigNode, reading: Reading): readonly DefaultsItem[] {
  const text = textOf(node)
  if (text !== undefined) return readConfigItem(text, node, reading)
  if (node.kind === 'map') return readGroupItem(node, reading)
  const hint = 'write the name of a config, or group: option'
  reading.issues.push(misshapen({ ...reading, origin: node }, 'Hydra stops on an item that is neither text nor a map', hint))
  return []
}

function readConfigItem(text: string, origin: Origin, { path, issues }: Reading): readonly DefaultsItem[] {
  const { name: config, package: given } = splitPackage(text)
  if (config === '_self_' && given === undefined) return [{ kind: 'self', origin, path }]
  const problem =
    config === '_self_'
      ? '_self_ takes no package'
      : config === '' || config === '/'
        ? 'the name of a config is missing'
        : undefined
  if (problem === undefined) return [{ kind: 'config', config, package: given, isOptional: false, origin, path }]
  issues.push(misshapen({ path, origin }, `${problem}: Hydra stops`, 'write the name of a config, or group: option'))
  return []
}

function readGroupItem(node: MapNode, { path, issues }: Reading): readonly DefaultsItem[] {
  const entries = [...node.entries.values()]
  const optional = entries.length > 1 ? node.entries.get('optional') : undefined
  const [entry, more] = entries.filter((each) => each !== optional)
  const key = entry?.key.kind === 'str' ? entry.key.value : undefined
  if (!entry || more || key === undefined) {
    const message = more ? 'an item of a defaults list has one key: Hydra stops' : 'the name of a group is missing: Hydra stops'
    issues.push(misshapen({ path, origin: more ? keyOrigin(more) : node }, message, 'write - group: option, one for each item'))
    return []
  }
  if (optional) {
    const message = 'optional beside the group is the old spelling: Hydra 1.2 and later stop on it'
    const at = { path: [...path, 'optional'], origin: keyOrigin(optional) }
    issues.push({ ...misshapen(at, message, `write optional ${key}: …`), severity: 'warning' })
  }
  const item = readGroup(key, entry, { path: [...path, key], issues })
  return item ? [{ ...item, isOptional: item.isOptional || (optional !== undefined && isTrue(optional.node)) }] : []
}

function readGroup(key: string, { keySpan, node }: Entry, { path, issues }: Reading): GroupItem | undefined {
  const { name, package: given } = splitPackage(key)
  const words = name.split(' ')
  const group = words.pop() ?? ''
  const at = { path, origin: { source: node.source, ...keySpan } }
  const odd = words.find((word) => word !== '' && !KEYWORDS.includes(word))
  if (odd !== undefined) issues.push(unknownKeyword(odd, at))
  const option = readOption(node, { path, issues })
  if (group === '' || group === '/')
    issues.push(misshapen(at, 'the name of a group is missing: Hydra stops', 'write group: option'))
  if (group === '' || group === '/' || option === undefined) return undefined
  const known = odd === undefined ? words : words.slice(0, words.indexOf(odd))
  return {
    kind: 'group',
    group,
    package: given,
    option,
    isOptional: known.includes('optional'),
    isOverride: known.includes('override'),
    isAdded: false,
    origin: node,
    path,
    keyOrigin: at.origin,
  }
}

const KEYWORDS = ['optional', 'override']

function readOption(node: ConfigNode, { path, issues }: Reading): GroupOption | undefined {
  const text = textOf(node)
  if (text !== undefined) return text
  if (node.kind === 'scalar' && node.value.kind === 'null') return null
  const names = node.kind === 'list' ? node.items.map(namedOption) : [undefined]
  const wrong = names.indexOf(undefined)
  if (wrong === -1) return names.filter((name) => name !== undefined)
  const origin = node.kind === 'list' ? (node.items[wrong] ?? node) : node
  const message = 'an option is text, a list of texts or null: Hydra stops'
  issues.push(
    misshapen(
      { path: node.kind === 'list' ? [...path, wrong] : path, origin },
      message,
      'quote it if it is the name of a config',
    ),
  )
  return undefined
}

function namedOption(node: ConfigNode): NamedOption | undefined {
  const name = textOf(node)
  return name === undefined ? undefined : { name, origin: node }
}

/** Hydra stops at the second `_self_`; here the first counts. */
function onlySelf(items: readonly DefaultsItem[], issues: Issue[]): readonly DefaultsItem[] {
  const [first, second] = items.filter(({ kind }) => kind === 'self')
  if (!first || !second) return items
  const message = '_self_ stands here a second time: Hydra stops'
  issues.push({ ...misshapen(second, message, 'remove one of them'), code: 'defaults-self', also: [first.origin] })
  return items.filter((item) => item.kind !== 'self' || item === first)
}

function splitPackage(text: string): { readonly name: string; readonly package: string | undefined } {
  const at = text.indexOf('@')
  if (at === -1) return { name: text, package: undefined }
  return { name: text.slice(0, at), package: text.slice(at + 1).replace(/:.*$/s, '') }
}

interface Place {
  readonly path: Path
  readonly origin: Origin
}

function unknownKeyword(word: string, { path, origin }: Place): Issue {
  const [near] = nearest(word, KEYWORDS, 1)
  const hint = near === undefined ? 'before a group stand optional and override only' : `did you mean ${near}?`
  return { ...misshapen({ path, origin }, `Hydra ignores ${word} before the group, without a word`, hint), severity: 'warning' }
}

function misshapen({ path, origin }: Place, message: string, hint: string): Issue {
  return { code: 'defaults-shape', severity: 'error', path, message, hint, origin }
}

function textOf(node: ConfigNode): string | undefined {
  return node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
}

function isTrue(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'bool' && node.value.value
}

function keyOrigin({ keySpan, node }: Entry): Origin {
  return { source: node.source, ...keySpan }
}
