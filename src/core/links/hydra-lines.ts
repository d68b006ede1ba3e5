import type { ConfigNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import type { Override } from '../read/overrides.ts'
import type { GroupOption } from './defaults-item.ts'
import type { ChoiceLine } from './hydra-choices.ts'
import type { HydraRepo } from './hydra-repo.ts'

/** The override lines that choose configs, and what is wrong with them. All others write values. */
export interface ChoiceLines {
  readonly lines: readonly ChoiceLine[]
  readonly taken: readonly Override[]
  readonly issues: readonly Issue[]
}

/**
 * Tells the override lines that choose configs from those that write values: `model=small` chooses where the tree has a group
 * `model`, unless the value is a map.
 *
 * @see SPEC.md L14
 */
export function choiceLines(overrides: readonly Override[], { groups }: HydraRepo): ChoiceLines {
  const lines: ChoiceLine[] = []
  const taken: Override[] = []
  const issues: Issue[] = []
  for (const override of overrides) {
    const key = keyOf(override)
    const [group = '', given] = key.split('@')
    const isMap = override.kind !== 'delete' && override.value.kind === 'map'
    if (isMap || !groups.has(group)) continue
    taken.push(override)
    const line = lineOf(override, { key, group, given })
    if ('code' in line) issues.push(line)
    else lines.push(line)
  }
  return { lines, taken, issues }
}

/** The key as it is written: a path may hold dots behind `@`. */
function keyOf({ at }: Override): string {
  const text = at.source.text.slice(at.start, at.end).replace(/^(?:\+\+|\+|~)/, '')
  return text.replace(/\s*=.*$/s, '').trim()
}

interface Key {
  readonly key: string
  readonly group: string
  readonly given: string | undefined
}

function lineOf(override: Override, { key, group, given }: Key): ChoiceLine | Issue {
  const { at: origin } = override
  if (override.kind === 'delete') return { kind: 'drop', key, origin }
  if (override.kind === 'force')
    return misuse(override, `++ is for values: Hydra stops at it for the group ${group}`, `write +${key}=…`)
  const option = optionOf(override.value)
  if (option === undefined)
    return misuse(override, `the option of ${key} must be text or a list of texts: Hydra stops`, 'quote it')
  if (override.kind === 'set') return { kind: 'pick', key, option, origin }
  const place = { origin, keyOrigin: origin, path: [] }
  const item = {
    kind: 'group',
    group,
    package: given,
    option,
    isOptional: false,
    isOverride: false,
    isAdded: true,
    ...place,
  } as const
  return { kind: 'add', item, origin }
}

function optionOf(value: ConfigNode): GroupOption | undefined {
  if (value.kind === 'scalar') return value.value.kind === 'str' ? value.value.value : undefined
  if (value.kind === 'map') return undefined
  const names = value.items.map((item) => ({ name: optionOf(item), origin: item }))
  const texts = names.flatMap(({ name, origin }) => (typeof name === 'string' ? [{ name, origin }] : []))
  return texts.length === names.length ? texts : undefined
}

function misuse({ at: origin }: Override, message: string, hint: string): Issue {
  return { code: 'defaults-override', severity: 'error', path: [], message, hint, origin }
}
