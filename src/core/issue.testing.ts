import type { Issue } from './issue.ts'
import { formatPath } from './path.ts'
import { formatOrigin } from './source.ts'

/** Each issue as one line: severity, code, place, path. */
export function issueLines(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ severity, code, origin, path }) =>
    [severity, code, formatOrigin(origin), formatPath(path)].join(' ').trim(),
  )
}
