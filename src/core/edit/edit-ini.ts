import { isEqualNode, nodeAt } from '../config-node.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import type { EditAsk } from './edit-ask.ts'
import { changeAt, moveItem, renameKey, withoutValue } from './edit-expect.ts'
import { addIniOption, removeIniOptions } from './edit-ini-lines.ts'
import { optionsOf } from './edit-ini-page.ts'
import type { IniPage } from './edit-ini-page.ts'
import { replaceIniValue } from './edit-ini-value.ts'
import { refuse, whereOf } from './edit-locate.ts'
import type { Refusal } from './edit-locate.ts'
import type { TextEdit } from '../issue.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { iniTexts } from '../print/print-ini.ts'
import { isTypedKey, keyText } from '../value.ts'

/** Ways to do what is asked, the best first, and the config that each shall leave. */
export interface IniPlan {
  readonly tries: readonly (readonly TextEdit[])[]
  readonly expected: ConfigNode
  /** Why none of them does it, where none does and that is known. */
  readonly reason?: string
}

/** The edits of an INI text that do what is asked at a path, not proven yet; or why there are none. @see SPEC.md E1 to E4 */
export function planInIni(page: IniPage, path: Path, ask: EditAsk): IniPlan | Refusal {
  const [key, ...inner] = path
  if (typeof key !== 'string') return refuse('a whole file is edited as text')
  if (ask.kind === 'rename') return planRename(page, path, ask.to)
  if (ask.kind === 'unset' && inner.length === 0) return planUnset(page, path)
  const wanted = wantedValue(page.root, path, ask)
  return 'reason' in wanted ? wanted : planSet(page, key, wanted)
}

function planSet(page: IniPage, key: string, value: ConfigNode): IniPlan | Refusal {
  const { root } = page
  const there = root.entries.get(key)?.node
  if (there && isEqualNode(there, value)) return { tries: [[]], expected: root }
  const reason = cannotHold(value)
  if (reason !== undefined) return refuse(reason)
  if (isTypedKey(key) || !isWritableKey(keyText(key))) return refuse(`no INI file can hold the key ${keyText(key)}`)
  const option = optionsOf(page, key).at(-1)
  const tries = option
    ? replaceIniValue(page, option, { old: there, value })
    : iniTexts(value, 'plain').map((text) => addIniOption(page, { key: keyText(key), text }))
  return { tries, expected: changeAt(root, [key], () => value), ...reasonOf(value) }
}

/** The value of the top-level key that an edit in it, or of it, would leave. */
function wantedValue(root: MapNode, path: Path, ask: EditAsk): ConfigNode | Refusal {
  const [key = '', ...inner] = path
  const there = root.entries.get(String(key))?.node
  if (inner.length === 0) return ask.kind === 'set' ? ask.value : refuse('the file is a map and has keys, not items')
  if (!there) return refuse(`an INI file holds values and lists: ${formatPath(path)} has no place in it`)
  const holderPath = path.slice(0, -1)
  const holder = nodeAt(root, holderPath)
  const here = formatPath(holderPath)
  if (holder?.kind === 'map') return refuse(`${here} is a dict in Python's spelling: change it as text, or set it as a whole`)
  if (holder?.kind !== 'list') return refuse(`no list stands at ${here}`)
  const list = changeList(holder, Number(path.at(-1)), { ask, here })
  if ('reason' in list) return list
  return changeAt(there, inner.slice(0, -1), () => list)
}

interface ListAsk {
  readonly ask: EditAsk
  readonly here: string
}

function changeList(list: ListNode, index: number, { ask, here }: ListAsk): ListNode | Refusal {
  const { items } = list
  const last = ask.kind === 'insert' ? items.length : items.length - 1
  if (!(index >= 0 && index <= last)) return refuse(`${here} is a list of ${items.length} and has no item ${index}`)
  switch (ask.kind) {
    case 'set':
      return { ...list, items: items.with(index, ask.value) }
    case 'unset':
      return { ...list, items: items.toSpliced(index, 1) }
    case 'insert':
      return { ...list, items: items.toSpliced(index, 0, ask.value) }
    case 'move':
      return items[ask.to] ? { ...list, items: moveItem(items, index, ask.to) } : refuse(`${here} has no item ${ask.to}`)
    case 'rename':
      return refuse(`${here} is a list and has items, not keys`)
  }
}

function planUnset(page: IniPage, path: Path): IniPlan {
  const options = optionsOf(page, String(path[0]))
  return { tries: [removeIniOptions(page, options)], expected: withoutValue(page.root, path) }
}

function planRename(page: IniPage, path: Path, to: string): IniPlan | Refusal {
  const { root } = page
  const [from = ''] = path
  const options = path.length === 1 ? optionsOf(page, String(from)) : []
  const [option] = options
  if (!option) return refuse(`no key stands at ${formatPath(path)}`)
  if (from === to) return { tries: [[]], expected: root }
  const taken = root.entries.get(to)?.node
  if (taken) return refuse(`the key ${to} is there already (${whereOf(taken)})`)
  if (options.length > 1) return refuse(`the key ${formatPath(path)} stands in two sections: rename it as text`)
  if (isTypedKey(to) || !isWritableKey(keyText(to))) return refuse(`no INI file can hold the key ${keyText(to)}`)
  return { tries: [[{ ...option.keySpan, text: keyText(to) }]], expected: renameKey(root, String(from), to) }
}

/** What would read back as this key: no mark in it, nothing at its start that begins a comment or a section. */
function isWritableKey(key: string): boolean {
  return /^[^\s=:#;[\uFEFF](?:[^=:\r\n]*[^\s=:])?$/u.test(key) && !/[\x1C-\x1F\x85]/.test(key)
}

function cannotHold(value: ConfigNode): string | undefined {
  if (value.kind === 'map') return 'an INI file holds values and lists, no maps: write it in a YAML or JSON file'
  if (value.kind === 'scalar' && value.value.kind === 'bool' && value.value.value)
    return 'the loader reads every boolean of an INI file as False, so True has to be set in another layer'
  return iniTexts(value, 'plain').length === 0 ? 'Python has no literal for this value' : undefined
}

function reasonOf(value: ConfigNode): { readonly reason?: string } {
  if (!iniTexts(value, 'plain').some((text) => text.includes('_dir'))) return {}
  return { reason: 'the loader takes text with _dir in it for a path, and would spell this one otherwise' }
}
