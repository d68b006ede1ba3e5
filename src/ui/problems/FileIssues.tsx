import { useState } from 'react'
import type { Issue } from '../../core/issue.ts'
import { Icon } from '../look/Icon.tsx'
import { count } from '../shell/names.ts'
import { SeverityCounts, tallyIssues } from '../shell/SeverityCounts.tsx'
import { IssueRow } from './IssueRow.tsx'

/** Rows drawn at first: a file can have thousands of issues, a person reads a few. */
const FIRST = 50

/** The issues of one file, which fold away. */
export function FileIssues({ path, issues }: { readonly path: string; readonly issues: readonly Issue[] }) {
  const [isOpen, setOpen] = useState(true)
  const [most, setMost] = useState(FIRST)
  const rest = issues.length - most
  return (
    <section className="problems-file" aria-label={path}>
      <h3>
        <button type="button" className="problems-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'right'} /> <span className="problems-path mono">{path}</span>
          <SeverityCounts tally={tallyIssues(issues)} />
        </button>
      </h3>
      {isOpen && (
        <ul className="problems-list">
          {issues.slice(0, most).map((issue) => (
            <IssueRow key={`${issue.code} ${issue.origin.start} ${issue.message}`} issue={issue} />
          ))}
        </ul>
      )}
      {isOpen && rest > 0 && (
        <button type="button" className="button is-small problems-more" onClick={() => setMost(most + 20 * FIRST)}>
          Show {count(Math.min(rest, 20 * FIRST), 'more', 'more')}
        </button>
      )}
    </section>
  )
}
