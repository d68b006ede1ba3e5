import { editor, languages, Range } from 'monaco-editor/editor'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import type { Fix, Issue } from '../../core/issue.ts'
import { replaceTexts } from '../../workspace/commands.ts'
import { dispatch } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import { boundOf, SCHEME } from './bound-model.ts'
import type { BoundModel } from './bound-model.ts'
import { lookAt } from './look-at.ts'
import { rangeOfIssue } from './markers.ts'
import { issuesOfText } from './text-issues.ts'

const APPLY = 'strata.applyFix'

/** Offers the fixes of the issues at the cursor; each is one step of the history, named after the fix. */
export function registerQuickFixes(): void {
  editor.registerCommand(APPLY, (_accessor, bound: BoundModel, fix: Fix) => applyFix(bound, fix))
  languages.registerCodeActionProvider({ scheme: SCHEME }, { provideCodeActions }, { providedCodeActionKinds: ['quickfix'] })
}

function provideCodeActions(
  model: editor.ITextModel,
  range: Range,
  context: languages.CodeActionContext,
): languages.CodeActionList | undefined {
  const bound = boundOf(model)
  if (!bound) return undefined
  // Monaco also asks by itself while somebody types: then nothing is hurried, and what is stale is not offered.
  if (context.trigger === languages.CodeActionTriggerType.Invoke) bound.flush()
  if (sourceAt(bound.store.getState(), bound.path)?.text !== bound.source().text) return undefined
  const issues = issuesOfText(lookAt(bound.store.getState(), bound.path))
  const touched = issues.filter((issue) => Range.areIntersectingOrTouching(Range.lift(rangeOfIssue(issue)), range))
  const actions = touched.flatMap((issue) =>
    (issue.fixes ?? []).map((fix, i) => actionOf(bound, { issue, fix, context, isBest: i === 0 })),
  )
  return { actions, dispose: () => undefined }
}

interface Offer {
  readonly issue: Issue
  readonly fix: Fix
  readonly context: languages.CodeActionContext
  readonly isBest: boolean
}

function actionOf(bound: BoundModel, { issue, fix, context, isBest }: Offer): languages.CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred: isBest,
    diagnostics: context.markers.filter(({ code }) => code === issue.code),
    command: { id: APPLY, title: fix.title, arguments: [bound, fix] },
  }
}

function applyFix({ store }: BoundModel, { title, file, edits }: Fix): void {
  dispatch(store, (session) => {
    const source = sourceAt(session, file)
    return source ? replaceTexts(session, title, { texts: [{ path: file, text: applyEdits(source.text, edits) }] }) : session
  })
}
