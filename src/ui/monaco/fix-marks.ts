import { editor, Range } from 'monaco-editor/editor'
import type { Issue } from '../../core/issue.ts'
import { rangeOfIssue } from './markers.ts'

/** Marks in the margin the lines whose issues have fixes; a click opens the list of them, as Ctrl+. does at the cursor. */
export function markFixes(view: editor.IStandaloneCodeEditor): FixMarks {
  const marks = view.createDecorationsCollection()
  const clicking = view.onMouseDown(({ target }) => {
    if (target.type !== editor.MouseTargetType.GUTTER_GLYPH_MARGIN) return
    const mark = marks.getRanges().find((range) => range.startLineNumber === target.position.lineNumber)
    if (!mark) return
    view.setPosition(mark.getStartPosition())
    view.focus()
    view.trigger('margin', 'editor.action.quickFix', undefined)
  })
  return {
    show: (issues) => marks.set(issues.filter(({ fixes }) => (fixes ?? []).length > 0).map(markOf)),
    dispose: () => {
      clicking.dispose()
      marks.clear()
    },
  }
}

/** The marks of one editor. */
export interface FixMarks {
  readonly show: (issues: readonly Issue[]) => void
  readonly dispose: () => void
}

function markOf(issue: Issue): editor.IModelDeltaDecoration {
  const [fix] = issue.fixes ?? []
  return {
    range: Range.lift(rangeOfIssue(issue)),
    options: {
      glyphMarginClassName: `text-fixable is-${issue.severity}`,
      glyphMarginHoverMessage: { value: `${fix?.title ?? 'Fix'} (Ctrl+.)` },
    },
  }
}
