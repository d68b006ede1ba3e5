import type { ConfigNode } from '../../core/config-node.ts'
import { isEqualPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import type { Field } from '../../systems/schema/field.ts'
import { inactiveIn } from '../../systems/schema/walk.ts'
import { describeField } from './describe-field.ts'
import { inheritedAt } from './inherited.ts'
import { configPath, fieldOfPath, mapBeneath } from './look-at.ts'
import type { Look } from './look-at.ts'
import type { Place } from './place-at.ts'
import { choice, literal, placeholder } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { writingOf } from './written-value.ts'

/** What a key may be called here, and what is known of it. */
interface Candidate {
  readonly name: string
  /** In the config; absent for keys that are not part of it. */
  readonly path?: Path
  readonly field?: Field | undefined
  readonly help?: string
  readonly isList?: boolean
}

/**
 * The keys that may join the map at `place` and are not in it: those that the schema of the chosen variants knows, and those that
 * other layers write. Each brings the value that it would replace.
 */
export function proposeKeys(look: Look, place: Place, column: number): readonly Proposal[] {
  if (!place.keyIn) return []
  const taken = new Set(place.taken)
  return candidatesIn(look, place.keyIn)
    .filter(({ name }) => !taken.has(name))
    .map((candidate) => proposalOf(look, candidate, { place, column }))
}

function candidatesIn(look: Look, textPath: Path): readonly Candidate[] {
  const path = configPath(look, textPath)
  const links = textPath.length === 0 ? linkKeys(look) : []
  if (!path) return links
  const field = path.length === 0 ? undefined : fieldOfPath(look, path)
  const fields =
    path.length === 0 ? look.seen.system.sections.map(({ key }) => [key]) : (field?.fields ?? []).map((one) => one.path)
  const known = fields.map((at) => ({ name: String(at.at(-1)), path: at, field: fieldOfPath(look, at) }))
  const names = new Set(known.map(({ name }) => name))
  return [...links, ...known, ...inheritedKeys(look, path).filter(({ name }) => !names.has(name))]
}

/** Keys that other layers write, whatever the schema says of them, but not the blocks of other models. */
function inheritedKeys(look: Look, path: Path): readonly Candidate[] {
  const map = mapBeneath(look, path)
  if (map?.kind !== 'map') return []
  return [...map.entries.keys()]
    .map((id) => [...path, id])
    .filter((at) => !at.at(-1)?.toString().startsWith('\0') && !isInactive(look, at))
    .map((at) => ({ name: keyText(String(at.at(-1))), path: at, field: fieldOfPath(look, at) }))
}

/** V7: whether only models other than the chosen one have the key. */
function isInactive(look: Look, path: Path): boolean {
  const [key = ''] = path
  const section = look.seen.system.sections.find((one) => one.key === key)
  const node = mapBeneath(look, [key])
  return (
    section !== undefined &&
    node?.kind === 'map' &&
    inactiveIn(section.schema, node, [key]).some((block) => isEqualPath(block.path, path))
  )
}

function linkKeys({ linker }: Look): readonly Candidate[] {
  if (!linker) return []
  const refs: Candidate = { name: linker.keys.refs, help: 'The files beneath this one, lowest first.', isList: true }
  if (linker.keys.own === undefined) return [refs]
  return [refs, { name: linker.keys.own, help: 'What is laid over the listed files.' }]
}

interface Where {
  readonly place: Place
  /** How far the key stands from where its line's text begins: `- ` before it. */
  readonly column: number
}

function proposalOf(look: Look, candidate: Candidate, { place, column }: Where): Proposal {
  const { name, path, field } = candidate
  const writing = writingOf(look.path)
  const inherited = path && inheritedAt(look, path)
  const key = literal(writing.key(name))
  const value = place.hasColon ? undefined : valueSnippet(candidate, inherited?.node, { look, place, column })
  const detail = inherited?.says ?? (field ? describeField(field) : undefined)
  const help = field?.help ?? candidate.help
  return {
    kind: 'key',
    label: name,
    snippet: value === undefined ? key : `${key}${writing.mark}${value}`,
    start: place.start,
    end: place.end,
    filter: writing.key(name),
    ...(detail === undefined ? {} : { detail }),
    ...(help === undefined ? {} : { help: field ? `${help}\n\n${describeField(field)}` : help }),
    ...(value === ' $0' ? { goesOn: true } : {}),
  }
}

interface Written extends Where {
  readonly look: Look
}

/** What stands behind the colon of a new key, with the blank or line break before it. */
function valueSnippet(candidate: Candidate, node: ConfigNode | undefined, { look, place, column }: Written): string {
  const { field, isList } = candidate
  const writing = writingOf(look.path)
  const indent = ' '.repeat(column + 2)
  const isMap = field
    ? field.control === 'object' || field.control === 'map'
    : node?.kind === 'map' || (!candidate.path && !isList)
  if (isMap) return place.isInFlow ? ' {$0}' : `\n${indent}$0`
  if ((isList || field?.control === 'list') && !place.isInFlow) return `\n${indent}- $0`
  const now = node && writing.value(node)
  const choices = choicesOf(field).map(writing.schemaValue)
  if (choices.length > 1) return ` ${choice(now === undefined ? choices : [now, ...choices.filter((text) => text !== now)])}`
  if (now !== undefined) return ` ${placeholder(now)}`
  return field?.types[0] === 'array' ? ' [$0]' : ' $0'
}

/** The values to choose from, where nothing else is accepted. */
export function choicesOf(field: Field | undefined): readonly unknown[] {
  if (field?.options) return [...field.options.map(({ value }) => value), ...(field.nullable ? [null] : [])]
  return field?.control === 'boolean' ? [true, false, ...(field.nullable ? [null] : [])] : []
}
