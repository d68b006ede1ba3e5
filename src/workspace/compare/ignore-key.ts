import { nodeAt, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { insertItemAt, setAt, unsetAt } from '../../core/edit/edit.ts'
import type { EditResult, Target } from '../../core/edit/edit.ts'
import type { MatchBy } from '../../core/diff/list-match.ts'
import { parse } from '../../core/read/parse.ts'
import { isPathError, parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { keyId } from '../../core/value.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import { IGNORE, MATCH, matchWord } from '../../systems/manifest/manifest-compare.ts'
import { patternOfPath } from '../change-pattern.ts'
import { replaceTexts } from '../commands.ts'
import { editManifest } from '../edit-manifest.ts'
import type { Attempt, Session } from '../session.ts'

/**
 * The session whose comparisons leave out what fits the pattern: `strata.yaml` lists it, as one step of the history. Where there
 * is no `strata.yaml`, one is written that says what was guessed, and the pattern.
 *
 * @see SPEC.md D5
 */
export function ignoreKey(session: Session, pattern: string): Attempt {
  const parsed = parsePath(pattern)
  if (isPathError(parsed) || parsed.length === 0) return { refusal: `${JSON.stringify(pattern)} is no path pattern` }
  return editedSession(session, `Ignore ${pattern}`, (target) => {
    const list = ignoreList(target)
    if (indexOf(list, pattern) !== -1) return UNCHANGED
    if (list?.kind !== 'list') return list && !isNull(list) ? NO_LIST : setAt(target, IGNORE, nodeOf([pattern], target.source))
    return insertItemAt(target, [...IGNORE, list.items.length], nodeOf(pattern, target.source))
  })
}

/** The session whose comparisons count what fits the pattern again. The last pattern takes its list with it. */
export function unignoreKey(session: Session, pattern: string): Attempt {
  return editedSession(session, `Count ${pattern} again`, (target) => {
    const list = ignoreList(target)
    const index = indexOf(list, pattern)
    if (list?.kind !== 'list' || index === -1) return UNCHANGED
    return unsetAt(target, list.items.length === 1 ? IGNORE : [...IGNORE, index])
  })
}

/**
 * The session that matches the items of the list at a path in a way, or, without one, in the way that is found out. The rule is
 * for that list in every item around it.
 *
 * @see SPEC.md D2
 */
export function setListMatch(session: Session, path: Path, match: MatchBy | undefined): Attempt {
  const pattern = patternOfPath(path)
  const at = [...MATCH, keyId({ kind: 'str', value: pattern })]
  const word = match && matchWord(match)
  if (match && word === undefined) return { refusal: 'a key of this name cannot be told from the other ways to match' }
  return editedSession(session, `Match ${pattern} by ${word ?? 'what fits'}`, (target) =>
    word === undefined ? unsetAt(target, at) : setAt(target, at, nodeOf(word, target.source)),
  )
}

const UNCHANGED: EditResult = { ok: true, edits: [] }
const NO_LIST: EditResult = { ok: false, reason: `compare.ignore in ${MANIFEST} is no list: mend it first` }

/** One step of the history that edits `strata.yaml`. */
function editedSession(session: Session, label: string, edit: (target: Target) => EditResult): Attempt {
  const edited = editManifest(session, edit)
  if ('refusal' in edited) return edited
  if (!edited.isChanged) return { session }
  return { session: replaceTexts(session, label, { texts: [{ path: MANIFEST, text: edited.source.text }] }) }
}

function ignoreList({ source, dialect }: Target): ConfigNode | undefined {
  return nodeAt(parse(source, dialect).root, IGNORE)
}

function indexOf(list: ConfigNode | undefined, pattern: string): number {
  if (list?.kind !== 'list') return -1
  return list.items.findIndex((item) => item.kind === 'scalar' && item.value.kind === 'str' && item.value.value === pattern)
}

function isNull(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'null'
}
