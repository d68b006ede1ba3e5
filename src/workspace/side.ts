import { compose, overridesSource } from '../core/compose.ts'
import type { Composition, Stack } from '../core/compose.ts'
import type { MapNode } from '../core/config-node.ts'
import { fileName } from '../core/file-path.ts'
import type { Issue } from '../core/issue.ts'
import type { Files } from '../core/source.ts'
import { defaultsOf } from '../systems/defaults.ts'
import { validate } from '../systems/validate.ts'
import { issueList } from './issue-list.ts'
import type { Rules } from './rules.ts'
import { rulesOf } from './rules.ts'
import type { Session } from './session.ts'

/**
 * One thing to compare, by what it is and not by what it holds: it follows every edit. `isSaved`: with the texts as they were
 * last saved.
 */
export type SideRef =
  /** An experiment, or any other file, composed by itself. */
  | { readonly kind: 'file'; readonly path: string; readonly isSaved?: boolean }
  /** What is open in Compose. */
  | { readonly kind: 'open'; readonly isSaved?: boolean }
  | { readonly kind: 'stack'; readonly files: readonly string[]; readonly overrides: string; readonly off: readonly string[] }
  /** A text from outside the workspace: a dropped file. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string }

/** Something that was resolved to be compared. */
export interface Side {
  readonly ref: SideRef
  /** Short: `xlstm_multi_vd_experiment`. */
  readonly name: string
  /** What its files are read from: composing its stack with these again gives its composition. */
  readonly files: Files
  readonly composition: Composition
  /** Schema defaults of what the config has. */
  readonly defaults: MapNode
  readonly issues: readonly Issue[]
  /** `partial`: a layer is broken or missing. `unreadable`: nothing of it can be read. */
  readonly state: 'ok' | 'partial' | 'unreadable'
}

/** What a reference leads to in a session. The same object while nothing that it reads changes. */
export function resolveSide(session: Session, ref: SideRef): Side {
  const rules = rulesOf(session)
  const { files, stack } = inputsOf(session, ref)
  const composition = compose(files, stack, rules.options)
  return { ...sideOf(ref, composition, rules), files }
}

function inputsOf({ files, saved, stack }: Session, ref: SideRef): { readonly files: Files; readonly stack: Stack } {
  switch (ref.kind) {
    case 'file':
      return { files: ref.isSaved === true ? saved : files, stack: stackOf([ref.path]) }
    case 'open':
      return { files: ref.isSaved === true ? saved : files, stack }
    case 'stack':
      return { files, stack: { files: ref.files, overrides: overridesSource(ref.overrides), off: new Set(ref.off) } }
    case 'text':
      return { files: new Map([[ref.name, { kind: 'file', path: ref.name, text: ref.text }]]), stack: stackOf([ref.name]) }
  }
}

function stackOf(files: readonly string[]): Stack {
  return { files, overrides: overridesSource(''), off: new Set() }
}

/** What was composed, as a side; `files` are what it was composed of. */
export function sideOf(ref: SideRef, composition: Composition, { system }: Rules): Omit<Side, 'files'> {
  const { layers, stack } = composition
  const isUnreadable = stack.files.every((path) => layers.some((layer) => layer.path === path && layer.state !== 'ok'))
  const isPartial = layers.some(({ state }) => state === 'broken' || state === 'missing')
  return {
    ref,
    name: nameOf(ref, stack),
    composition,
    defaults: defaultsOf(system, composition.config),
    issues: issueList([...composition.issues, ...validate(composition, system)]),
    state: isUnreadable ? 'unreadable' : isPartial ? 'partial' : 'ok',
  }
}

function nameOf(ref: SideRef, { files }: Stack): string {
  const names = files.map((path) => fileName(path).replace(/\.(?:ya?ml|json)$/, ''))
  const saved = 'isSaved' in ref && ref.isSaved === true ? ' (saved)' : ''
  return names.length === 0 ? 'nothing' : `${names.join(' + ')}${saved}`
}
