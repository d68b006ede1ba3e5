import type { Issue, IssueCode } from '../issue.ts'
import { listNearest } from '../nearest.ts'
import { formatOrigin } from '../source.ts'
import type { Origin } from '../source.ts'
import type { GroupItem } from './defaults-item.ts'
import type { Choice } from './hydra-choices.ts'
import { optionsOf } from './hydra-repo.ts'
import type { HydraRepo } from './hydra-repo.ts'
import type { HydraVisit } from './hydra-visit.ts'

/** A config that names itself, by whichever way round. */
export function cycle(at: HydraVisit): Issue {
  const from = at.steps.findIndex(({ config }) => config === at.config)
  const lines = [...at.steps.slice(from + 1), at].map(({ origin }) => formatOrigin(origin))
  const message = `defaults lists form a loop: ${[...lines, at.config].join(' → ')}`
  const hint = 'remove one of these items; Hydra runs until its stack is full'
  return { ...issueAt('defaults-cycle', at, message), hint, also: at.steps.slice(from + 1).map(({ origin }) => origin) }
}

export function tooLong(at: HydraVisit, limit: number): Issue {
  return issueAt('too-deep', at, `a chain of more than ${limit} defaults lists; ${at.config} is not read`)
}

export function tooMany(at: HydraVisit, limit: number): Issue {
  return issueAt('too-large', at, `the defaults lists name more than ${limit} configs; no more are read`)
}

export function outside(at: HydraVisit): Issue {
  return issueAt('include-outside', at, `${at.config} leads out of the root of the Hydra tree; nothing outside it is read`)
}

/** `???`: somebody has to choose. */
export function undecided(at: HydraVisit, repo: HydraRepo): Issue {
  const { group } = at.placing
  const options = optionsOf(repo, group)
  const hint =
    options.length > 0
      ? `${group} has ${listNearest('', options)}: write ${at.key ?? group}=${options[0]} as an override`
      : undefined
  const message = `no option of ${at.key ?? at.config} is chosen, and one must be`
  return { ...issueAt('defaults-undecided', at, message), ...(hint === undefined ? {} : { hint }) }
}

/** One group in two places with two options. */
export function conflict(at: HydraVisit, key: string, before: Choice): Issue {
  const message = `${key} is ${before.name ?? 'null'} at ${formatOrigin(before.origin)} and ${at.name ?? 'null'} here: Hydra stops`
  const hint = `write override ${key}: ${at.name ?? 'null'} to change the option`
  return { ...issueAt('defaults-repeated', at, message), hint, also: [before.origin] }
}

/** One group in two places with one option. */
export function double(at: HydraVisit, before: Origin): Issue {
  const message = `${at.key ?? at.config} appears more than once in the final defaults list: Hydra stops`
  return { ...issueAt('defaults-repeated', at, message), hint: `remove it here or at ${formatOrigin(before)}`, also: [before] }
}

export function overrideInDeferred(item: GroupItem, key: string): Issue {
  const message = `what an interpolation chooses may override nothing: Hydra stops at override ${key}`
  return {
    ...issueAt('defaults-override', item, message),
    hint: 'name the config itself, or move the override to the list around it',
  }
}

/** An error at the place that a visit, or an item, comes from. */
export function issueAt(code: IssueCode, { origin, path }: Pick<Issue, 'origin' | 'path'>, message: string): Issue {
  return { code, severity: 'error', path, message, origin }
}

/** The lines that led to a config, where there is more than its own: `, by config.yaml:2:5 → server/apache.yaml:3:7`. */
export function chainText({ chain }: HydraVisit): string {
  return chain.length > 1 ? `, by ${chain.map((origin) => formatOrigin(origin)).join(' → ')}` : ''
}
