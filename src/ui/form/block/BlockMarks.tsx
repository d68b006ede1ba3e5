import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import type { BlockFacts } from './block-facts.ts'

const ARTICLES = { error: 'an', warning: 'a' } as const

/** How much of a block is set here, and how much in it is wrong. */
export function BlockMarks({ set, problems, worst }: BlockFacts) {
  return (
    <>
      {set > 0 && (
        <span className="form-count">
          {set} set<span className="form-count-here"> here</span>
        </span>
      )}
      {worst && (
        <span className={`severity is-${worst} form-problems`} title={`${count(problems, 'problem')} inside`}>
          <Icon name={worst} />
          <span className="form-number" aria-hidden="true">
            {problems}
          </span>
          <span className="hidden-text">{`${count(problems, 'problem')}, the worst of them ${ARTICLES[worst]} ${worst}`}</span>
        </span>
      )}
    </>
  )
}
