import type { Issue } from '../issue.ts'
import type { DefaultsItem, GroupItem } from './defaults-item.ts'
import type { HydraConfig } from './hydra-repo.ts'

/**
 * What is wrong with a defaults list by itself: overrides before other items, Hydra's own groups without `override`, a primary
 * config that leaves open whether it comes first or last.
 *
 * @see SPEC.md L10, L12
 */
export function listIssues({ items = [], hasContent, source }: HydraConfig, isPrimary: boolean): readonly Issue[] {
  const others = items.filter((item) => item.kind !== 'self' && !isOverride(item))
  const isOpen = isPrimary && hasContent && others.length > 0 && items.every(({ kind }) => kind !== 'self')
  return [
    ...(isOpen && others[0] ? [withoutSelf(others[0])] : []),
    ...others.flatMap((item) => outOfOrder(item, items)),
    ...others.flatMap((item) => (item.kind === 'group' && /^\/?hydra\//.test(item.group) ? [hydrasOwn(item, source.path)] : [])),
  ]
}

function isOverride(item: DefaultsItem): boolean {
  return item.kind === 'group' && item.isOverride
}

function withoutSelf({ origin }: DefaultsItem): Issue {
  return {
    code: 'defaults-self',
    severity: 'warning',
    path: ['defaults'],
    message: 'the list has no _self_: Hydra warns, and lays this file over all that it names',
    hint: 'write - _self_ last to keep it so, or first for the configs to win',
    origin,
  }
}

function outOfOrder(item: DefaultsItem, items: readonly DefaultsItem[]): readonly Issue[] {
  const before = items.slice(0, items.indexOf(item)).findLast(isOverride)
  if (!before) return []
  const message = 'an override stands before this item: Hydra stops, overrides come last'
  const hint = 'move the overrides to the end of the list'
  const { path, origin } = item
  return [{ code: 'defaults-override', severity: 'error', path, message, hint, origin, also: [before.origin] }]
}

function hydrasOwn({ group, path, keyOrigin }: GroupItem, file: string): Issue {
  const message = `${group} is Hydra's own group and has an option already: from version_base 1.2 on Hydra stops at ${file}`
  return { code: 'defaults-override', severity: 'warning', path, message, hint: `write override ${group}: …`, origin: keyOrigin }
}
