import type { Issue } from '../issue.ts'

type Finding = Omit<Issue, 'severity'>

/** Something for which the loader refuses the whole text. */
export function iniError(finding: Finding): Issue {
  return { hint: 'the loader stops here', ...finding, severity: 'error' }
}

/** Something that the loader takes otherwise than it is written. */
export function iniWarning(finding: Finding): Issue {
  return { ...finding, severity: 'warning' }
}
