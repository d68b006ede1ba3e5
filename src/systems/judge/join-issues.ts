import type { Issue } from '../../core/issue.ts'

/**
 * The issues of both lists, without those of `before` that `after` repeats at the same place with the same code: a doubtful
 * scalar is a warning when its file is read, and an error once the schema wants a number there.
 */
export function joinIssues(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  const repeated = new Set(after.map(identity))
  return [...before.filter((issue) => !repeated.has(identity(issue))), ...after]
}

function identity({ code, origin }: Issue): string {
  return `${code} ${origin.source.path} ${origin.start} ${origin.end}`
}
