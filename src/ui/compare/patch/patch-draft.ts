import { pathOf } from '../../../core/diff/change.ts'
import type { Change } from '../../../core/diff/change.ts'
import { DIALECT_NAMES } from '../../../core/scalar/dialect.ts'
import { patchFile, patchLines } from '../../../core/diff/patch.ts'
import type { InexpressibleReason, Patch } from '../../../core/diff/patch.ts'
import { formatPath } from '../../../core/path.ts'
import { patchRequestOf } from '../../../workspace/compare/comparison-patch.ts'
import type { PatchWay } from '../../../workspace/compare/comparison-patch.ts'
import { patchExperiment } from '../../../workspace/compare/save-patch.ts'
import type { Session } from '../../../workspace/session.ts'

/** How a patch is written down. */
export type PatchForm = 'lines' | 'file' | 'experiment'

/** A patch as it would leave, or why there is none. */
export type PatchDraft =
  | { readonly file: string; readonly patch: Patch; readonly refusal?: undefined }
  | { readonly file: string; readonly patch?: undefined; readonly refusal: string }

/** The patch of a way in a form; `name` is that of the experiment. */
export function draftPatch(session: Session, way: PatchWay, { form, name }: { form: PatchForm; name: string }): PatchDraft {
  if (form === 'lines') return { file: 'overrides.txt', patch: patchLines(patchRequestOf(session, way)) }
  if (form === 'file') return { file: 'patch.yaml', patch: patchFile(patchRequestOf(session, way)) }
  const experiment = patchExperiment(session, name, way)
  if ('refusal' in experiment) return { file: 'experiment.yaml', refusal: experiment.refusal }
  return { file: experiment.path.slice(experiment.path.lastIndexOf('/') + 1), patch: experiment }
}

/** Keys that a patch cannot say for one reason. */
export interface Unsaid {
  readonly path: string
  readonly count: number
  readonly why: string
}

/** What still differs from the end of the way, with reasons; a map that goes whole is one row. */
export function unsaidOf({ inexpressible, left }: Patch, way: PatchWay): readonly Unsaid[] {
  const rows = new Map<string, Unsaid>()
  const add = (change: Change, why: string): void => {
    const path = formatPath(change.whole?.path ?? pathOf(change)) || 'the whole config'
    rows.set(`${path}\n${why}`, { path, why, count: (rows.get(`${path}\n${why}`)?.count ?? 0) + 1 })
  }
  for (const { change, reason } of inexpressible) add(change, whyOf(reason, way))
  for (const change of left) add(change, 'it still differs, and should not')
  return [...rows.values()]
}

function whyOf(reason: InexpressibleReason, { from, to }: PatchWay): string {
  switch (reason) {
    case 'deletion':
      return 'a file takes no key away; override lines do'
    case 'overridden':
      return `the override lines of ${from.name} lie above every file`
    case 'spelling':
      return `${DIALECT_NAMES[from.composition.dialect]} has no spelling for it`
    case 'interpolation':
      return `${to.name} has an expression there that nothing replaces, and ${from.name} would read it otherwise`
  }
}
