import type { Fix, Issue } from '../issue.ts'
import { listNearest, nearest } from '../nearest.ts'
import { chainText, issueAt } from './hydra-issues.ts'
import { optionsOf } from './hydra-repo.ts'
import type { HydraRepo } from './hydra-repo.ts'
import type { HydraVisit } from './hydra-visit.ts'

/**
 * The issue for a config that is not there: by which lines it was reached, what is near, or else what is there. Of very many
 * only the first are `hinted`.
 *
 * @see SPEC.md L13
 */
export function missing(at: HydraVisit, repo: HydraRepo, isHinted: boolean): Issue {
  const { group } = at.placing
  const isGroup = group === '' || repo.groups.has(group)
  const isFolder = repo.groups.has(at.config)
  const absent = isGroup ? `no config ${at.config}` : `no group ${group}, so no config ${at.config}`
  const issue = issueAt('defaults-missing', at, (isFolder ? `${at.config} is a group, not a config` : absent) + chainText(at))
  if (!isHinted) return issue
  const near = isGroup && !isFolder ? nearest(at.name ?? '', optionsOf(repo, group)) : []
  const hint = didYouMean(near) ?? (isFolder ? inFolder(at, repo) : isGroup ? inGroup(at, repo) : otherGroups(at, repo))
  const fixes = at.origin.source.kind === 'file' ? near.map((name) => writeName(at, name)) : []
  return { ...issue, ...(hint === undefined ? {} : { hint }), ...(fixes.length > 0 ? { fixes } : {}) }
}

function didYouMean(near: readonly string[]): string | undefined {
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : undefined
}

/** The configs of a folder that was named where a config is meant, and how one of them is named. */
function inFolder({ config, name, path }: HydraVisit, repo: HydraRepo): string | undefined {
  const options = optionsOf(repo, config)
  const [first] = options
  if (first === undefined) return undefined
  const isItem = path.length === 2
  return `${config} has ${listNearest('', options)}: write ${isItem ? `${name}: ${first}` : `${name}/${first}`}`
}

function inGroup({ name, placing: { group } }: HydraVisit, repo: HydraRepo): string | undefined {
  const options = optionsOf(repo, group)
  return options.length > 0 ? `${group === '' ? 'the root' : group} has ${listNearest(name ?? '', options)}` : undefined
}

function otherGroups(at: HydraVisit, { groups }: HydraRepo): string | undefined {
  const { relativeGroup } = at.placing
  const others = Array.from(groups, (group) => spelled(at, group))
  const near = nearest(relativeGroup, others, 1)
  return didYouMean(near) ?? (others.length > 0 ? `groups are ${listNearest(relativeGroup, others)}` : undefined)
}

/** A group as an item of the list around it names it: from the folder of the file, or from the root with a slash. */
function spelled({ placing: { group, relativeGroup } }: HydraVisit, other: string): string {
  const folder = group.slice(0, group.length - relativeGroup.length)
  return other.startsWith(folder) ? other.slice(folder.length) : `/${other}`
}

/** The name as it is written, with its last part replaced. */
function writeName({ origin }: HydraVisit, name: string): Fix {
  const { source, start, end } = origin
  const written = source.text.slice(start, end)
  const quote = /^["']/.exec(written)?.[0] ?? ''
  const bare = quote === '' ? written : written.slice(1, -1)
  const [, folder = '', given = ''] = /^(.*\/)?[^/@]*(@.*)?$/s.exec(bare) ?? []
  return { title: `Write ${name}`, file: source.path, edits: [{ start, end, text: `${quote}${folder}${name}${given}${quote}` }] }
}
