import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import { interpolateIni } from './ini-interpolation.ts'
import { iniError, iniWarning } from './ini-issues.ts'
import { INI_COMMON, readIniLines, valuePlace } from './ini-lines.ts'
import type { IniLines, IniOption } from './ini-lines.ts'
import { readIniValue } from './ini-value.ts'
import type { IniValue } from './ini-value.ts'
import type { Issue } from '../issue.ts'
import { shadow } from '../merge.ts'
import type { Reading } from './reading.ts'
import type { Origin, Source } from '../source.ts'
import { keyId } from '../value.ts'

/** The one section whose keys are settings. */
export const INI_SECTION = 'DEFAULTS'

/**
 * Reads an INI text as the trainer's loader does: `configparser` with interpolation, the keys of `[DEFAULTS]` over those of
 * `[DEFAULT]`, each value a Python literal or else text. Where the loader makes something else of a value than is written, the
 * value is the loader's and an issue says so.
 *
 * @see SPEC.md Y13
 */
export function readIni(source: Source): Reading {
  const lines = readIniLines(source)
  if (lines.issues.length > 0) return { root: undefined, issues: lines.issues, broken: true }
  if (!hasSettings(lines)) return { root: undefined, issues: [noSection(source)], broken: true }
  const state: State = { source, entries: new Map(), issues: otherSections(source, lines), isOver: false }
  const options = countingOptions(lines)
  const byKey = new Map(options.map((option) => [option.key, option]))
  const all: Options = { byKey, beneath: new Map(options.filter((option) => byKey.get(option.key) !== option).map(byName)) }
  for (const option of byKey.values()) {
    const fatal = readOption(state, option, all)
    if (fatal) return { root: undefined, issues: [...state.issues, fatal], broken: true }
  }
  return { root: mapOf(state, options), issues: state.issues, broken: false }
}

/** Whether the text has the section of the settings: without it the loader stops. */
export function hasSettings({ sections }: IniLines): boolean {
  return sections.some(({ name }) => name === INI_SECTION)
}

/** The options that count: those that every section has, then the settings' own. Of one key in both the later wins. */
export function countingOptions({ options }: IniLines): readonly IniOption[] {
  const inSection = (name: string) => options.filter(({ section }) => section.name === name)
  return [...inSection(INI_COMMON), ...inSection(INI_SECTION)]
}

interface Options {
  readonly byKey: ReadonlyMap<string, IniOption>
  /** What the settings' own keys replace. */
  readonly beneath: ReadonlyMap<string, IniOption>
}

function byName(option: IniOption): readonly [string, IniOption] {
  return [option.key, option]
}

interface State {
  readonly source: Source
  readonly entries: Map<string, Entry>
  readonly issues: Issue[]
  /** Whether a key stood above after which the loader takes no more. */
  isOver: boolean
}

/** Takes the option in; gives back what makes the loader refuse all of the text. */
function readOption(state: State, option: IniOption, all: Options): Issue | undefined {
  const { source, entries, issues } = state
  const key = { kind: 'str', value: option.key } as const
  const path = [keyId(key)]
  const place = { source, ...valuePlace(option) }
  if (STOPS.has(option.key) && !state.isOver) issues.push(stopsHere(option, { source, ...option.keySpan }))
  state.isOver ||= STOPS.has(option.key)
  // All interpolations are worked out before the loop that stops, literals in it.
  const value = state.isOver ? interpolateIni(source.text, option, all.byKey) : evaluate(source, option, all)
  if ('code' in value) return iniError({ ...value, path, origin: place })
  if (!('node' in value)) return undefined
  const beneath = all.beneath.get(option.key)
  const lost = beneath && evaluate(source, beneath, all)
  const node = lost && 'node' in lost ? shadow(value.node, lost.node) : value.node
  entries.set(keyId(key), { key, keySpan: option.keySpan, node })
  issues.push(...value.doubts.map((doubt) => iniWarning({ ...doubt, path, origin: place })))
  return undefined
}

function evaluate(source: Source, option: IniOption, { byKey }: Options): IniValue {
  const place = { source, ...valuePlace(option) }
  const text = interpolateIni(source.text, option, byKey)
  if ('code' in text) return text
  const value = readIniValue(text, place)
  return 'node' in value ? { ...value, node: broughtBy(value.node, text.targets, place) } : value
}

/** P4: a value that other keys take part in knows their places. */
function broughtBy(node: ConfigNode, options: readonly IniOption[], place: Origin): ConfigNode {
  if (options.length === 0) return node
  const targets = options.map((option) => ({ source: place.source, ...valuePlace(option) }))
  const expression = place.source.text.slice(place.start, place.end)
  return { ...node, ...place, via: { kind: 'interpolation', ...place, targets, expression } }
}

function mapOf({ source, entries }: State, options: readonly IniOption[]): MapNode {
  const start = options[0]?.keySpan.start ?? 0
  const end = options.reduce((last, option) => Math.max(last, valuePlace(option).end), start)
  return { kind: 'map', entries, flow: false, source, start, end }
}

/** At these the loader leaves its loop over the settings. */
const STOPS: ReadonlySet<string> = new Set(['wandb_config', 'config_file'])

function stopsHere({ key }: IniOption, origin: Origin): Issue {
  const message = `the loader stops at ${key}: this key and those after it are no settings`
  return iniWarning({ code: 'ini-section', path: [], message, hint: 'remove it', origin })
}

function noSection(source: Source): Issue {
  const message = `there is no section [${INI_SECTION}], and the loader reads no other`
  const hint = `write [${INI_SECTION}] above the keys`
  return iniError({ code: 'ini-section', path: [], message, hint, origin: { source, start: 0, end: 0 } })
}

function otherSections(source: Source, { sections }: IniLines): Issue[] {
  const others = sections.filter(({ name }) => name !== INI_SECTION && name !== INI_COMMON)
  return others.map(({ name, span }) => {
    const message = `nothing reads the section [${name}]: settings stand in [${INI_SECTION}]`
    return iniWarning({ code: 'ini-section', path: [], message, origin: { source, ...span } })
  })
}
