import type { Issue } from '../../core/issue.ts'

/** The issues of one file. */
export interface FileGroup {
  readonly path: string
  readonly issues: readonly Issue[]
}

/** The issues by file, in the order in which the files come up: a list that begins with errors begins with their files. */
export function groupByFile(issues: readonly Issue[]): readonly FileGroup[] {
  const groups = new Map<string, Issue[]>()
  for (const issue of issues) {
    const { path } = issue.origin.source
    const group = groups.get(path)
    if (group) group.push(issue)
    else groups.set(path, [issue])
  }
  return [...groups].map(([path, issues]) => ({ path, issues }))
}
