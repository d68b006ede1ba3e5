import type { Issue } from '../issue.ts'
import { MAX_CHAIN } from './link-files.ts'
import type { Origin } from '../source.ts'
import type { DefaultsItem, GroupItem, SelfItem } from './defaults-item.ts'
import { choicesOf, noteChoice } from './hydra-choices.ts'
import type { ChoiceLine, Choices, PickedOption } from './hydra-choices.ts'
import { interpolatedOption, interpolateItem, isInterpolated } from './hydra-interpolation.ts'
import * as wrong from './hydra-issues.ts'
import { listIssues } from './hydra-list-issues.ts'
import { missing } from './hydra-missing.ts'
import { choiceKey, packageOf } from './hydra-package.ts'
import type { HydraConfig, HydraRepo } from './hydra-repo.ts'
import { unusedIssues } from './hydra-unused.ts'
import { chosenBy, placingOf, primaryVisit, visitsOf } from './hydra-visit.ts'
import type { Chosen, HydraVisit, Parent } from './hydra-visit.ts'

/** A config of the final defaults list, and where it is placed. */
export interface HydraPart {
  /** Its path in the tree, without ending. */
  readonly path: string
  /** Undefined where it should be there and is not. */
  readonly config: HydraConfig | undefined
  /** Keys between dots; `''` at the top. */
  readonly package: string
  /** The lines that brought it in, outermost first; none for the primary config. */
  readonly chain: readonly Origin[]
}

/** The final defaults list, lowest first, and what is wrong with it. */
export interface HydraResolution {
  readonly parts: readonly HydraPart[]
  readonly issues: readonly Issue[]
}

/**
 * The configs that a primary config of a Hydra tree is made of, in the order in which they are merged.
 *
 * Defaults lists are followed depth first, but visited from the last item to the first, as Hydra does: an `override` counts for
 * what stands before it, in its own list and in those around it. Where Hydra would stop there is an issue, and the rest resolves.
 *
 * @see SPEC.md L9 to L13
 */
export function resolveDefaults(repo: HydraRepo, primary: HydraConfig, lines: readonly ChoiceLine[]): HydraResolution {
  const added = lines.flatMap((line) => (line.kind === 'add' ? [line.item] : []))
  const run: Run = { repo, choices: choicesOf(lines), added, issues: [], read: new Set(), visits: 0 }
  const { source, path } = primary
  const parts = visit(run, primaryVisit(path, { source, start: 0, end: 0 }))
  return { parts, issues: [...run.issues, ...unusedIssues(run.choices)] }
}

interface Run {
  readonly repo: HydraRepo
  readonly choices: Choices
  readonly added: readonly GroupItem[]
  readonly issues: Issue[]
  readonly read: Set<HydraConfig>
  visits: number
}

/** More configs than this are a mistake, or meant to do harm: lists that name each other twice grow without measure. */
const MAX_VISITS = 10_000

function visit(run: Run, at: HydraVisit): readonly HydraPart[] {
  run.visits += 1
  if (run.visits > MAX_VISITS) {
    if (run.visits === MAX_VISITS + 1) run.issues.push(wrong.tooMany(at, MAX_VISITS))
    return []
  }
  const before = at.key === undefined ? undefined : takeChoice(run, at, at.key)
  if (before === 'dropped' || at.name === null) return []
  const config = run.repo.configAt(at.config)
  const isDouble = before !== undefined && config !== undefined && isLeaf(config)
  const issue =
    refusal(run, { ...at, config: config?.path ?? at.config }, config) ?? (isDouble ? wrong.double(at, before) : undefined)
  if (issue) run.issues.push(issue)
  if (config) return issue ? [] : expand(run, { ...at, config: config.path }, config)
  const absent = { path: at.config, config, package: packageOf(at.placing), chain: at.chain }
  return issue?.code === 'defaults-missing' ? [absent] : []
}

/** Whether a config names no other: of such ones Hydra takes none twice by its group. */
function isLeaf({ items = [] }: HydraConfig): boolean {
  return items.length === 0
}

/** What the group was chosen to be before, if it was; `dropped` where the item does not count. */
function takeChoice({ choices, issues }: Run, at: HydraVisit, key: string): Origin | 'dropped' | undefined {
  if (choices.drops.has(key)) {
    choices.used.add(key)
    return 'dropped'
  }
  const before = noteChoice(choices, key, { ...at, group: at.placing.group })
  if (!before || before.name === at.name) return before?.origin
  issues.push(wrong.conflict(at, key, before))
  return 'dropped'
}

/** Near names are looked for for the first missing configs only, should there be thousands. */
const MOST_HINTS = 100

function refusal({ repo, issues }: Run, at: HydraVisit, config: HydraConfig | undefined): Issue | undefined {
  if (at.name === '???') return wrong.undecided(at, repo)
  if (at.name?.includes('${')) return interpolatedOption(at)
  if (repo.isOutside(at.config)) return wrong.outside(at)
  if (at.steps.some((step) => step.config === at.config)) return wrong.cycle(at)
  if (at.steps.length >= MAX_CHAIN) return wrong.tooLong(at, MAX_CHAIN)
  // Groups below hydra/ are Hydra's own, as long as the tree has none of that name.
  return config || at.isOptional || at.config.startsWith('hydra/') ? undefined : missing(at, repo, issues.length < MOST_HINTS)
}

type Item = DefaultsItem | Pick<SelfItem, 'kind'>

function expand(run: Run, at: HydraVisit, config: HydraConfig): readonly HydraPart[] {
  const isPrimary = at.steps.length === 0
  if (!run.read.has(config)) run.issues.push(...config.issues, ...listIssues(config, isPrimary))
  run.read.add(config)
  const parent: Parent = { ...at, package: packageOf(at.placing, headerOf(config, at)) }
  const items = [...withSelf(config.items ?? []), ...(isPrimary ? run.added : [])]
  takeOverrides(run, items, parent)
  return followItems(run, items, { parent, part: { path: config.path, config, package: parent.package, chain: at.chain } })
}

/** Without `_self_` a config comes after all that it names. */
function withSelf(items: readonly DefaultsItem[]): readonly Item[] {
  return items.some(({ kind }) => kind === 'self') ? items : [...items, { kind: 'self' }]
}

/** `_group_` and `_name_` as Hydra reads them up to version_base 1.1. */
function headerOf({ header }: HydraConfig, { placing, name }: HydraVisit): string | undefined {
  return header?.replaceAll('_group_', placing.group.replaceAll('/', '.')).replaceAll('_name_', name ?? '')
}

/** What a config overrides counts before anything that it names is visited; of several the outermost counts. */
function takeOverrides({ choices, issues }: Run, items: readonly Item[], parent: Parent): void {
  for (const item of items) {
    if (item.kind !== 'group' || !item.isOverride) continue
    const key = choiceKey(placingOf(item, parent))
    if (parent.isDeferred) issues.push(wrong.overrideInDeferred(item, key))
    else if (!choices.picks.has(key)) choices.picks.set(key, { ...item, by: parent.config, chain: parent.chain })
  }
}

interface Following {
  readonly parent: Parent
  readonly part: HydraPart
}

/** From the last to the first; what an interpolation names comes when all else has been chosen. */
function followItems(run: Run, items: readonly Item[], { parent, part }: Following): readonly HydraPart[] {
  const parts: (readonly HydraPart[])[] = items.map(() => [])
  const deferred: { readonly index: number; readonly chosen: Chosen }[] = []
  for (const [index, item] of [...items.entries()].toReversed()) {
    if (item.kind === 'self') parts[index] = [part]
    else if (item.kind === 'config' || !item.isOverride) {
      const chosen = chosenBy(item, parent, item.kind === 'group' ? pickOf(run, choiceKey(placingOf(item, parent))) : undefined)
      if (isInterpolated(chosen.item)) deferred.push({ index, chosen })
      else parts[index] = followItem(run, chosen, parent)
    }
  }
  // What one interpolation chooses no other can read.
  const known = new Map(run.choices.known)
  for (const { index, chosen } of deferred) {
    const item = interpolateItem(chosen, known)
    if ('code' in item) run.issues.push(item)
    else parts[index] = followItem(run, { ...chosen, item }, { ...parent, isDeferred: true })
  }
  return parts.flat()
}

function pickOf({ choices }: Run, key: string): PickedOption | undefined {
  const pick = choices.picks.get(key)
  if (pick) choices.used.add(key)
  return pick
}

function followItem(run: Run, chosen: Chosen, parent: Parent): readonly HydraPart[] {
  const found = visitsOf(chosen, parent)
    .toReversed()
    .map((next) => visit(run, next))
  return found.toReversed().flat()
}
