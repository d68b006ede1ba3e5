import { compose, OVERRIDES, overridesSource } from '../../core/compose/compose.ts'
import type { Composition, Stack } from '../../core/compose/compose.ts'
import type { MapNode } from '../../core/config-node.ts'
import { fileName } from '../../core/file-path.ts'
import type { Issue } from '../../core/issue.ts'
import type { Layer } from '../../core/layer.ts'
import type { Files, Source } from '../../core/source.ts'
import { joinIssues } from '../../systems/judge/join-issues.ts'
import { issueList } from '../issue-list.ts'
import { outsideOptions } from './outside-options.ts'
import type { FileRules, Rules } from '../rules.ts'
import { rulesOf } from '../rules.ts'
import type { Session } from '../session.ts'

/**
 * One thing to compare, by what it is and not by what it holds: it follows every edit. `isSaved`: with the texts as they were
 * last saved.
 */
export type SideRef =
  /** An experiment, or any other file, composed by itself. */
  | { readonly kind: 'file'; readonly path: string; readonly isSaved?: boolean }
  /** What is open in Compose. */
  | { readonly kind: 'open'; readonly isSaved?: boolean }
  | PickedStack
  | Outside

/** Files over one another, with override lines on top. */
interface PickedStack {
  readonly kind: 'stack'
  readonly files: readonly string[]
  readonly overrides: string
  readonly off: readonly string[]
  readonly isSaved?: boolean
}

/** A text from outside the workspace: a dropped file. */
export interface Outside extends Pick<Source, 'text' | 'badUtf8At'> {
  readonly kind: 'text'
  readonly name: string
}

/** Something that was resolved to be compared. */
export interface Side {
  readonly ref: SideRef
  /** Short: `xlstm_multi_vd_experiment`. */
  readonly name: string
  /** What its files are read from: composing its stack with these again gives its composition. */
  readonly files: Files
  /** How these link. */
  readonly options: FileRules
  readonly composition: Composition
  /** Schema defaults of what the config has. */
  readonly defaults: MapNode
  readonly issues: readonly Issue[]
  /** `partial`: a layer is broken or missing. `unreadable`: nothing of it can be read. */
  readonly state: 'ok' | 'partial' | 'unreadable'
}

/**
 * What a reference leads to in a session. The same object while nothing that it reads changes: neither a text of its layers,
 * nor its stack, nor the rules. A text from outside is read as if it stood alone in the workspace: its includes lead nowhere.
 */
export function resolveSide(session: Session, ref: SideRef): Side {
  const rules = rulesOf(session)
  const inputs = inputsOf(session, ref, rules)
  const at = recent.findIndex(
    (known) => known.rules === rules && isEqualRef(known.side.ref, ref) && isCurrent(known.side, inputs),
  )
  const [known] = at === -1 ? [] : recent.splice(at, 1)
  const found = known ?? {
    rules,
    side: {
      ...sideOf(ref, compose(inputs.files, inputs.stack, inputs.options), rules),
      files: inputs.files,
      options: inputs.options,
    },
  }
  recent.unshift(found)
  recent.length = Math.min(recent.length, MOST_REMEMBERED)
  return found.side
}

/** The sides asked for last, the latest first: more than a table shows at once. */
const recent: { readonly rules: Rules; readonly side: Side }[] = []
const MOST_REMEMBERED = 40

/** Whether composing anew would read the same. */
function isCurrent({ ref, files: before, composition }: Side, { files, stack }: Inputs): boolean {
  if (ref.kind === 'text') return true
  const isSameStack =
    isEqualList(composition.stack.files, stack.files) &&
    isEqualList([...composition.stack.off], [...stack.off]) &&
    composition.stack.overrides.text === stack.overrides.text
  return isSameStack && (before === files || composition.layers.every((layer) => isSameText(layer, before, files)))
}

/** A missing file is the same while all others keep their names: its hint is made of them. */
function isSameText({ path, state, source }: Layer, before: Files, files: Files): boolean {
  if (source.kind === 'overrides') return true
  if (state === 'missing') return before.size === files.size && [...before.keys()].every((name) => files.has(name))
  return before.get(path) === files.get(path)
}

/** Whether two references are to the same thing, whatever it holds. */
export function isEqualRef(a: SideRef, b: SideRef): boolean {
  if (a === b) return true
  if (a.kind !== b.kind || isSavedRef(a) !== isSavedRef(b)) return false
  if (a.kind === 'file' && b.kind === 'file') return a.path === b.path
  if (a.kind === 'text' && b.kind === 'text') return a.name === b.name && a.text === b.text && a.badUtf8At === b.badUtf8At
  if (a.kind !== 'stack' || b.kind !== 'stack') return true
  return a.overrides === b.overrides && isEqualList(a.files, b.files) && isEqualList(a.off, b.off)
}

/** Whether a reference is to texts as they were last saved. */
export function isSavedRef(ref: SideRef): boolean {
  return ref.kind !== 'text' && ref.isSaved === true
}

function isEqualList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}

interface Inputs {
  readonly files: Files
  readonly stack: Stack
  readonly options: FileRules
}

function inputsOf({ files, saved, stack }: Session, ref: SideRef, rules: Rules): Inputs {
  const { options } = rules
  const texts = isSavedRef(ref) ? saved : files
  switch (ref.kind) {
    case 'file':
      return { files: texts, stack: stackOf([ref.path]), options }
    case 'open':
      return { files: texts, stack, options }
    case 'stack':
      return {
        files: texts,
        stack: { files: ref.files, overrides: overridesSource(ref.overrides), off: new Set(ref.off) },
        options,
      }
    case 'text': {
      const source = sourceOf(ref)
      return { files: new Map([[source.path, source]]), stack: stackOf([source.path]), options: outsideOptions(source, rules) }
    }
  }
}

/** Its path is none that a file of the workspace has: its lines are not taken for theirs. */
function sourceOf({ name, text, badUtf8At }: Outside): Source {
  return { kind: 'file', path: `outside: ${name}`, text, ...(badUtf8At === undefined ? {} : { badUtf8At }) }
}

function stackOf(files: readonly string[]): Stack {
  return { files, overrides: NO_OVERRIDES, off: NOTHING }
}

const NO_OVERRIDES = overridesSource('')
const NOTHING: ReadonlySet<string> = new Set()

/** A composition as one side, all but what it was read from. */
export function sideOf(ref: SideRef, composition: Composition, { system }: Rules): Omit<Side, 'files' | 'options'> {
  const { layers, stack } = composition
  const isUnread = ({ state }: Layer): boolean => state === 'broken' || state === 'missing'
  const isNothingRead =
    stack.files.length > 0 && stack.files.every((path) => layers.some((layer) => layer.path === path && isUnread(layer)))
  return {
    ref,
    name: nameOf(ref, stack),
    composition,
    defaults: system.judge.defaults(system, composition.config),
    issues: issueList(joinIssues(composition.issues, system.judge.issues(composition, system))),
    state: isNothingRead ? 'unreadable' : layers.some(isUnread) ? 'partial' : 'ok',
  }
}

function nameOf(ref: SideRef, { files, overrides, off }: Stack): string {
  if (ref.kind === 'text') return `${ref.name} (outside)`
  const names = files.map(fileTitle)
  if (overrides.text.trim() !== '' && !off.has(OVERRIDES)) names.push('overrides')
  const notes = isSavedRef(ref) ? ['saved'] : []
  const layersOff = [...off].filter((id) => id !== OVERRIDES).length
  if (layersOff > 0) notes.push(`${layersOff} ${layersOff === 1 ? 'layer' : 'layers'} off`)
  return `${names.join(' + ') || 'nothing'}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
}

/** A file's name without folder and ending. */
export function fileTitle(path: string): string {
  return fileName(path).replace(/\.(?:ya?ml|json|ini)$/, '')
}
