import { editor, MarkerSeverity } from 'monaco-editor/editor'
import type { Issue } from '../../core/issue.ts'
import { formatOrigin } from '../../core/source.ts'
import { uriOf } from './bound-model.ts'
import type { BoundModel } from './bound-model.ts'
import { editorRange } from './line-ends.ts'
import type { EditorRange } from './line-ends.ts'

const OWNER = 'strata'

/** Underlines the issues of a text in its editor. */
export function showIssues(bound: BoundModel, issues: readonly Issue[]): void {
  editor.setModelMarkers(
    bound.model,
    OWNER,
    issues.map((issue) => markerOf(bound, issue)),
  )
}

/** The underlined range of an issue; one without an extent takes a character, so that there is something to see. */
export function rangeOfIssue({ origin }: Issue): EditorRange {
  const range = editorRange(origin.source, origin)
  const isEmpty = range.startLineNumber === range.endLineNumber && range.startColumn === range.endColumn
  return isEmpty ? { ...range, endColumn: range.endColumn + 1 } : range
}

const SEVERITIES: Readonly<Record<Issue['severity'], MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
}

function markerOf({ store }: BoundModel, issue: Issue): editor.IMarkerData {
  const { message, hint, severity, code, also } = issue
  const files = (also ?? []).filter(({ source }) => source.kind === 'file' || source.kind === 'overrides')
  return {
    ...rangeOfIssue(issue),
    severity: SEVERITIES[severity],
    code,
    message: hint === undefined ? message : `${message}\n${hint}`,
    relatedInformation: files.map((origin) => ({
      resource: uriOf(store, origin.source.path),
      message: `also ${formatOrigin(origin)}`,
      ...editorRange(origin.source, origin),
    })),
  }
}
