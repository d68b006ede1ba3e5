import { IDENTITY_KEYS } from '../../../core/diff/list-match.ts'
import type { MatchBy } from '../../../core/diff/list-match.ts'
import { formatPath } from '../../../core/path.ts'
import { patternOfPath } from '../../../workspace/change-pattern.ts'
import { listRuleFor } from '../../../workspace/compare/compare-options.ts'
import { setListMatch } from '../../../workspace/compare/ignore-key.ts'
import { Icon } from '../../look/Icon.tsx'
import { Menu } from '../../look/Menu.tsx'
import type { MenuItem } from '../../look/Menu.tsx'
import { useDispatch, useSessionStore } from '../../session-context.tsx'
import { openSide } from '../../../workspace/compare/open-side.ts'
import { copyAndSay, showHistory } from './change-actions.ts'
import { valuesText } from './change-copies.ts'
import { listOf } from './change-facts.ts'
import { useChangeGround } from './change-ground.ts'
import type { ChangeRow } from './change-row.ts'
import { useAttempt } from '../causes/use-attempt.ts'
import { useIgnoring } from '../use-ignoring.ts'

/** What can be done with a change. */
export function ChangeMenu({ row }: { readonly row: ChangeRow }) {
  const items = [...useIgnoreItems(row), ...copyItems(row), ...useHistoryItems(row), ...useMatchItems(row)]
  return (
    <Menu
      className="button is-quiet is-icon change-menu-button"
      name={`Actions for ${formatPath(row.path)}`}
      button={<Icon name="more" />}
      items={items}
    />
  )
}

function useIgnoreItems(row: ChangeRow): readonly MenuItem[] {
  const { itemsFor } = useIgnoring(useChangeGround().counted)
  return row.kind === 'equal' ? [] : itemsFor(row.path)
}

function copyItems(row: ChangeRow): readonly MenuItem[] {
  return [
    { id: 'path', label: 'Copy path', run: () => copyAndSay(formatPath(row.path), 'the path') },
    { id: 'values', label: 'Copy values', run: () => copyAndSay(valuesText(row), 'the values') },
  ]
}

function useHistoryItems(row: ChangeRow): readonly MenuItem[] {
  const dispatch = useDispatch()
  const store = useSessionStore()
  const ground = useChangeGround()
  return (['a', 'b'] as const).flatMap((key) => {
    const { side, letter } = ground[key]
    const { node, path } = row[key]
    if (!node || !openSide(store.getState(), side)) return []
    const run = (): void => {
      dispatch((session) => openSide(session, side) ?? session)
      showHistory(path)
    }
    return [{ id: `history ${key}`, label: `Show history of ${letter}`, note: 'in Compose', run }]
  })
}

/** For what lies in a list of maps: how its items find each other. */
function useMatchItems(row: ChangeRow): readonly MenuItem[] {
  const attempt = useAttempt()
  const store = useSessionStore()
  const list = listOf(row.path, useChangeGround().lists)
  if (!list) return []
  const rule = listRuleFor(store.getState(), list.path)
  const item = (match: MatchBy | undefined, label: string) => ({
    id: `match ${label}`,
    label,
    group: `Match the items of ${formatPath(list.path)}`,
    isChosen: wordOf(match) === wordOf(rule?.match),
    run: () => attempt((session) => setListMatch(session, list.path, match)),
  })
  const isWider = rule !== undefined && rule.pattern !== patternOfPath(list.path)
  const note = isWider ? `${rule.pattern} has a rule` : `now by ${wordOf(list.match)}`
  const automatic = item(undefined, 'Match items: automatic')
  return [
    // What a wider rule says is not undone for one list alone.
    { ...automatic, isDisabled: isWider, ...(isWider || !rule ? { note } : {}) },
    ...waysWith(list.match).map((match) => item(match, `By ${wordOf(match)}`)),
  ]
}

/** The ways to match, that of the workspace's own key among them. */
function waysWith(now: MatchBy): readonly MatchBy[] {
  const keys = now.by === 'key' ? new Set([...IDENTITY_KEYS, now.key]) : IDENTITY_KEYS
  return [...Array.from(keys, (key) => ({ by: 'key', key }) as const), { by: 'content' }, { by: 'position' }]
}

function wordOf(match: MatchBy | undefined): string {
  return match?.by === 'key' ? match.key : (match?.by ?? '')
}
