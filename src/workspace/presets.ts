import { isEqualNode, leavesOf, nodeAt, nodeOf } from '../core/config-node.ts'
import type { ConfigNode, Leaf, MapNode } from '../core/config-node.ts'
import { compose } from '../core/compose/compose.ts'
import { applyEdits } from '../core/edit/apply-edits.ts'
import { insertItemAt, setAt, unsetAt } from '../core/edit/edit.ts'
import type { EditResult, Target } from '../core/edit/edit.ts'
import type { Layer, PresetName } from '../core/layer.ts'
import { PRESETS } from '../core/links/presets.ts'
import { parse } from '../core/read/parse.ts'
import type { Path } from '../core/path.ts'
import { withText } from '../core/source.ts'
import type { Origin, Source } from '../core/source.ts'
import { replaceTexts } from './commands.ts'
import { rulesOf } from './rules.ts'
import type { Attempt, Session } from './session.ts'

/** The names that a file picks for a section, lowest first. */
export function pickedIn(session: Session, file: string, section: string): readonly string[] {
  const source = session.files.get(file)
  const node = source && nodeAt(parse(source, rulesOf(session).options.dialect).root, [PRESETS, section])
  const items = node?.kind === 'list' ? node.items : node ? [node] : []
  return items.flatMap((item) => (item.kind === 'scalar' && item.value.kind === 'str' ? [item.value.value] : []))
}

/** The session with a preset picked by a file above those that it picks already, or, where it is picked, with it taken out. */
export function togglePreset(session: Session, file: string, { section, id }: PresetName): Attempt {
  const picked = pickedIn(session, file, section)
  const at = [PRESETS, section]
  const isPicked = picked.includes(id)
  return editFile(session, { file, label: `${isPicked ? 'Take out' : 'Pick'} the preset ${section}/${id}` }, (target) => {
    if (isPicked) return takeOut(target, at, picked.indexOf(id))
    const [only] = picked
    if (only === undefined) return setAt(target, at, nodeOf(id, target.source))
    if (isList(target, at)) return insertItemAt(target, [...at, picked.length], nodeOf(id, target.source))
    return setAt(target, at, nodeOf([only, id], target.source))
  })
}

/** What is left of a preset once its values stand in the file that picked it. */
export interface Expansion {
  readonly session: Session
  readonly written: readonly Path[]
  readonly left: readonly LeftValue[]
}

/** A value of a preset that is not written, because another layer writes that key anyway. */
export interface LeftValue {
  readonly path: Path
  /** Where the other layer writes it; undefined where it takes the key away. */
  readonly by: Origin | undefined
  /** Whether it writes the preset's value: that holds already. */
  readonly isSame: boolean
}

/**
 * The session with the values of a preset written into the file that picks it, and the name taken out: proven to resolve as
 * before. Values that another layer writes are left out, whether the same or others.
 */
export function expandPreset(session: Session, layer: Layer): Expansion | { readonly refusal: string } {
  const picker = layer.chain.at(-1)?.source
  if (!picker || !layer.preset) return { refusal: 'no file picks it' }
  const { options } = rulesOf(session)
  const before = compose(session.files, session.stack, options).config
  const leaves = leavesOf(layer.own)
  const winning = leaves.filter(({ path }) => nodeAt(before, path)?.source === layer.source)
  const index = pickedIn(session, picker.path, layer.preset.section).indexOf(layer.preset.id)
  const at = [PRESETS, layer.preset.section]
  const attempt = editFile(session, { file: picker.path, label: `Expand the ${layer.path}` }, (target) => {
    const edited = winning.reduce<Edited>((so, leaf) => then(so, (next) => setAt(next, leaf.path, leaf.node)), { target })
    return then(edited, (next) => takeOut(next, at, index))
  })
  if ('refusal' in attempt) return attempt
  const after = compose(attempt.session.files, attempt.session.stack, options).config
  if (!isEqualNode(before, after)) return { refusal: 'the config would not resolve as before' }
  const left = leaves.filter((leaf) => !winning.includes(leaf))
  return { session: attempt.session, written: winning.map(({ path }) => path), left: left.map((leaf) => leftOut(leaf, after)) }
}

function leftOut({ path, node }: Leaf, config: MapNode): LeftValue {
  const by = nodeAt(config, path)
  return { path, by, isSame: by !== undefined && isEqualNode(by, node) }
}

/** A text after some edits, or why there is none. */
type Edited = { readonly target: Target } | { readonly reason: string }

function then(edited: Edited, edit: (target: Target) => EditResult): Edited {
  if ('reason' in edited) return edited
  const result = edit(edited.target)
  if (!result.ok) return result
  const { source, dialect } = edited.target
  return { target: { source: withText(source, applyEdits(source.text, result.edits)), dialect } }
}

function takeOut(target: Target, at: Path, index: number): EditResult {
  const node = nodeAt(parse(target.source, target.dialect).root, at)
  return unsetAt(target, node?.kind === 'list' && node.items.length > 1 ? [...at, index] : at)
}

function isList({ source, dialect }: Target, at: Path): boolean {
  const node: ConfigNode | undefined = nodeAt(parse(source, dialect).root, at)
  return node?.kind === 'list'
}

interface FileEdit {
  readonly file: string
  readonly label: string
}

function editFile(session: Session, { file, label }: FileEdit, edit: (target: Target) => EditResult | Edited): Attempt {
  const source: Source | undefined = session.files.get(file)
  if (!source) return { refusal: `there is no file ${file}` }
  const result = edit({ source, dialect: rulesOf(session).options.dialect })
  if ('reason' in result) return { refusal: result.reason }
  const text = 'target' in result ? result.target.source.text : applyEdits(source.text, result.edits)
  return { session: replaceTexts(session, label, { texts: [{ path: file, text }] }) }
}
