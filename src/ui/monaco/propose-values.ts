import type { Path } from '../../core/path.ts'
import { inheritedAt } from './inherited.ts'
import { configPath, fieldOfPath } from './look-at.ts'
import type { Look } from './look-at.ts'
import type { Place } from './place-at.ts'
import { literal } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { baseOfList, filesFor, proposeFiles } from './propose-files.ts'
import type { FilesWanted } from './propose-files.ts'
import { choicesOf } from './propose-keys.ts'
import { writingOf } from './written-value.ts'

/** The values that may stand at `place`; `word` is what stands there now. */
export function proposeValues(look: Look, place: Place, word: string): readonly Proposal[] {
  const { valueAt } = place
  if (!valueAt) return []
  const [key, index] = valueAt
  if (key === look.linker?.keys.refs && typeof index === 'number')
    return look.linker?.gather ? [] : proposeFiles(look, place, { word, base: baseOfList(look) })
  const path = configPath(look, valueAt)
  const mount = path && mountOf(look, path)
  if (mount) return proposeFiles(look, place, { word, ...mount })
  const isItem = typeof valueAt.at(-1) === 'number'
  if (!path || (place.keyIn && !isItem)) return []
  return valuesAt(look, path, word === '').map(({ text, detail }) => ({
    kind: 'value',
    label: text,
    snippet: literal(text),
    start: place.start,
    end: place.end,
    ...(detail === '' ? {} : { detail }),
  }))
}

interface Value {
  readonly text: string
  readonly detail: string
}

/**
 * The values worth offering at a path of the config: those to choose from, and, while nothing is typed, the inherited value, the
 * default and the schema's examples: once a number is half typed, the Enter that ends it must not take another.
 */
export function valuesAt(look: Look, path: Path, isEmpty: boolean): readonly Value[] {
  const field = fieldOfPath(look, path)
  const writing = writingOf(look.path)
  const mount = mountOf(look, path)
  const files = mount ? filesFor(look, mount).map(({ ref, kind }) => ({ text: writing.schemaValue(ref), detail: kind })) : []
  const inherited = inheritedAt(look, path)
  const choices = choicesOf(field).map((value) => ({ text: writing.schemaValue(value), detail: titleOf(field, value) }))
  const isLong = inherited?.node.kind === 'map'
  const now = inherited && !isLong ? [{ text: writing.value(inherited.node), detail: inherited.says }] : []
  const byDefault = field?.default === undefined ? [] : [{ text: writing.schemaValue(field.default), detail: 'default' }]
  const examples = (field?.suggestions ?? []).map((value) => ({ text: writing.schemaValue(value), detail: '' }))
  const all = isEmpty || choices.length > 0 ? [...now, ...choices, ...files, ...byDefault, ...examples] : [...files, ...examples]
  return all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i)
}

/** What a path key may name; undefined for any other key. */
function mountOf({ seen }: Look, path: Path): FilesWanted | undefined {
  const mount = path.length === 1 ? seen.options.mounts?.find(({ key }) => key === path[0]) : undefined
  return mount && { base: 'runner', ...(mount.kind === undefined ? {} : { kind: mount.kind }) }
}

function titleOf(field: ReturnType<typeof fieldOfPath>, value: unknown): string {
  const title = field?.options?.find((option) => option.value === value)?.title ?? ''
  return title === String(value) ? '' : title
}
