import type { Issue } from '../../core/issue.ts'
import { Icon } from '../look/Icon.tsx'
import { count } from './names.ts'

/** How each severity is called on screen. */
export const SEVERITY_WORDS = { error: 'error', warning: 'warning', info: 'note' } as const

export type Tally = Readonly<Record<Issue['severity'], number>>

/** How many issues of each severity there are. */
export function tallyIssues(issues: readonly Issue[]): Tally {
  const tally = { error: 0, warning: 0, info: 0 }
  for (const { severity } of issues) tally[severity] += 1
  return tally
}

/** The counts that are not nought, worst first, each with its sign and its word. */
export function SeverityCounts({ tally }: { readonly tally: Tally }) {
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => tally[severity] > 0)
    .map((severity) => (
      <span key={severity} className={`severity is-${severity}`}>
        <Icon name={severity} /> {count(tally[severity], SEVERITY_WORDS[severity])}
      </span>
    ))
}
