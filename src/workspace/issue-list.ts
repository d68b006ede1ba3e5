import type { Issue } from '../core/issue.ts'

/**
 * Issues as a person reads them: each once, errors first, then by file and line; a mounted file of the wrong kind, which much else may
 * follow from, before the others. Several layers or experiments may have found
 * the same one; the worst that was said of it stays.
 */
export function issueList(issues: readonly Issue[]): readonly Issue[] {
  const byMark = new Map<string, Issue>()
  for (const issue of issues.toSorted(bySeverityThenPlace)) {
    const mark = `${issue.code} ${issue.origin.source.path} ${issue.origin.start} ${issue.message}`
    if (!byMark.has(mark)) byMark.set(mark, issue)
  }
  return [...byMark.values()]
}

const RANK = { error: 0, warning: 1, info: 2 }

function bySeverityThenPlace(a: Issue, b: Issue): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    Number(isCause(b)) - Number(isCause(a)) ||
    compare(a.origin.source.path, b.origin.source.path) ||
    a.origin.start - b.origin.start
  )
}

function isCause({ code }: Issue): boolean {
  return code === 'mount-kind'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
