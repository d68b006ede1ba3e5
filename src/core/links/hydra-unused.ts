import type { Issue } from '../issue.ts'
import { listNearest, nearest } from '../nearest.ts'
import type { Origin } from '../source.ts'
import { optionText } from './defaults-item.ts'
import type { Choices, PickedOption } from './hydra-choices.ts'

/**
 * Issues for overrides that met no item of any defaults list.
 *
 * @see SPEC.md L12
 */
export function unusedIssues(choices: Choices): readonly Issue[] {
  const issues: Issue[] = []
  for (const [key, pick] of choices.picks)
    if (!choices.used.has(key) && !isHydras(key)) issues.push(unusedPick(key, pick, choices))
  for (const [key, origin] of choices.drops) if (!choices.used.has(key)) issues.push(unusedDrop(key, origin, choices))
  return issues
}

/** The groups that Hydra brings itself are in no file of the tree. */
function isHydras(key: string): boolean {
  return key.startsWith('hydra/')
}

function unusedPick(key: string, pick: PickedOption, choices: Choices): Issue {
  const known = choices.known.get(key)
  if (known && pick.by !== undefined) {
    const message = `${key} stands behind ${pick.by} in the list around it, so Hydra has chosen it before it reads this override`
    return { ...issueAt(pick, message), hint: `list ${pick.by} after ${key}`, also: [known.origin] }
  }
  const near = didYouMean(key, choices)
  const add =
    pick.by === undefined ? `write +${key}=${optionText(pick.option)} to add it` : `write ${key} without override to add it`
  return { ...issueAt(pick, `no defaults list names ${key}, so there is nothing to override`), hint: near ?? add }
}

function unusedDrop(key: string, origin: Origin, choices: Choices): Issue {
  const named = [...choices.known.keys()]
  const near = didYouMean(key, choices) ?? (named.length > 0 ? `defaults lists name ${listNearest(key, named)}` : undefined)
  const message = `no defaults list names ${key}, so there is nothing to delete`
  return { ...issueAt({ origin, path: [] }, message), ...(near === undefined ? {} : { hint: near }) }
}

/** The same group under another package first, then the nearest names. */
function didYouMean(key: string, { keysOf, known }: Choices): string | undefined {
  const same = [...(keysOf.get(key.replace(/@.*$/s, '')) ?? [])].toSorted()
  const near = same.length > 0 ? same : nearest(key, known.keys())
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : undefined
}

function issueAt({ origin, path }: Pick<PickedOption, 'origin' | 'path'>, message: string): Issue {
  return { code: 'defaults-override', severity: 'error', path, message, origin }
}
