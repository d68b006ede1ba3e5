import { IDENTITY_KEYS } from '../../core/list-match.ts'
import type { MatchBy } from '../../core/list-match.ts'
import type { MatchedList } from '../../core/diff.ts'
import { formatPath } from '../../core/path.ts'
import { patternOfPath } from '../../workspace/change-pattern.ts'
import { setListMatch } from '../../workspace/ignore-key.ts'
import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import type { MenuItem } from '../look/Menu.tsx'
import { useDispatch, useSessionStore } from '../session-context.tsx'
import { copyAndSay, openSide, showHistory } from './change-actions.ts'
import { valuesText } from './change-copies.ts'
import { listOf } from './change-facts.ts'
import { useChangeGround } from './change-ground.ts'
import type { ChangeRow } from './change-row.ts'
import { useAttempt } from './use-attempt.ts'
import { useIgnoring } from './use-ignoring.ts'

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
  const { ignore, countAgain, patternsOf } = useIgnoring()
  if (row.kind === 'equal') return []
  const patterns = patternsOf(row.path)
  if (patterns.length > 0) {
    return patterns.map((pattern) => ({
      id: `count ${pattern}`,
      label: `Count ${pattern} again`,
      run: () => countAgain(pattern),
    }))
  }
  const keys = row.rows.length > 0 ? 'these keys' : 'this key'
  return [{ id: 'ignore', label: `Ignore ${keys}`, note: patternOfPath(row.path), run: () => ignore(row.path) }]
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
  const list = listOf(row.path, useChangeGround().lists)
  if (!list) return []
  const ways: readonly MatchBy[] = [
    ...IDENTITY_KEYS.map((key) => ({ by: 'key', key }) as const),
    { by: 'content' },
    { by: 'position' },
  ]
  return ways.map((match) => {
    const word = match.by === 'key' ? match.key : match.by
    return {
      id: `match ${word}`,
      label: `By ${word}`,
      group: `Match the items of ${formatPath(list.path)}`,
      isChosen: isSameMatch(match, list),
      run: () => attempt((session) => setListMatch(session, list.path, match)),
    }
  })
}

function isSameMatch(match: MatchBy, { match: now }: MatchedList): boolean {
  return match.by === 'key' ? now.by === 'key' && now.key === match.key : now.by === match.by
}
