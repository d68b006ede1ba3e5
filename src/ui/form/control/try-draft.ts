import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { emptyMap } from '../../../core/read/parse.ts'
import type { Path } from '../../../core/path.ts'
import { derive } from '../../../workspace/derive.ts'
import type { Session } from '../../../workspace/session.ts'
import { editTarget } from '../form-edit.ts'
import type { Edited } from '../form-edit.ts'
import { formModel } from '../form-model.ts'
import { issuesUnder } from '../issue-index.ts'

/** The session as it would be with a draft written to the target layer. */
export function tryDraft(session: Session, path: Path, draft: ConfigNode): Edited {
  return editTarget(session, [{ kind: 'set', path, value: draft }])
}

/** The draft as it stands in such a session; empty where all of it was taken out. */
export function draftIn(session: Session, path: Path): ConfigNode {
  const { own } = formModel(derive(session), session)
  return nodeAt(own, path) ?? emptyMap(own.source)
}

/** Whether the draft in such a session can be written: something is in it, and nothing is wrong with it. */
export function isWhole(session: Session, path: Path): boolean {
  const { seen } = formModel(derive(session), session)
  const draft = draftIn(session, path)
  const size = draft.kind === 'map' ? draft.entries.size : draft.kind === 'list' ? draft.items.length : 1
  // Where the layer may not write at all, a draft is as whole as it will ever be.
  return size > 0 && issuesUnder(seen.issues, path).every(({ severity, code }) => severity !== 'error' || code === 'guard')
}
