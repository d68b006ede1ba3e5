import { applyEdits } from '../core/edit/apply-edits.ts'
import type { EditResult, Target } from '../core/edit/edit.ts'
import { withText } from '../core/source.ts'
import type { Source } from '../core/source.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import type { Session } from './session.ts'

/** `strata.yaml` as it would be, or, as one clause, why it cannot. */
export type EditedManifest = { readonly source: Source; readonly isChanged: boolean } | { readonly refusal: string }

/**
 * The `strata.yaml` of a session, edited until there is nothing more to edit: of what it lists some may stand there twice. Where there
 * is none, what was guessed in its place is edited.
 */
export function editManifest(session: Pick<Session, 'files' | 'guessed'>, edit: (target: Target) => EditResult): EditedManifest {
  const before = session.files.get(MANIFEST) ?? session.guessed
  let source: Source = before
  for (;;) {
    const result = edit({ source, dialect: 'pyyaml' })
    if (!result.ok) return { refusal: result.reason }
    if (result.edits.length === 0) return { source, isChanged: source !== before }
    source = withText(source, applyEdits(source.text, result.edits))
  }
}
