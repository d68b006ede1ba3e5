import type { Issue } from '../issue.ts'
import { listNearest, nearest } from '../nearest.ts'
import type { ConfigItem, GroupItem } from './defaults-item.ts'
import type { Choices } from './hydra-choices.ts'
import type { Chosen, HydraVisit } from './hydra-visit.ts'

/** Whether an item names its config by what other groups have chosen: `${db}_server`. */
export function isInterpolated(item: ConfigItem | GroupItem): boolean {
  return textOf(item).includes('${')
}

/**
 * The item with each `${group}` replaced by what that group has chosen so far, or what is wrong with it. Values of the config
 * cannot be named: it does not exist yet.
 *
 * @see SPEC.md L12
 */
export function interpolateItem({ item, origin, path }: Chosen, known: Choices['known']): ConfigItem | GroupItem | Issue {
  const open: string[] = []
  const text = textOf(item).replace(/\$\{\s*([^{}]*?)\s*\}/g, (whole, key: string) => {
    const name = known.get(key)?.name
    if (name === undefined || name === null) open.push(key)
    return name ?? whole
  })
  if (open.length === 0 && !text.includes('${')) {
    return item.kind === 'config' ? { ...item, config: text } : { ...item, option: text }
  }
  const keys = [...known].flatMap(([key, { name }]) => (name === null ? [] : [key]))
  const [key = textOf(item)] = open
  const [near] = nearest(key, keys, 1)
  const hint = near === undefined ? `known here: ${listNearest(key, keys) || 'no group'}` : `did you mean \${${near}}?`
  const message = `no group ${key} has been chosen before this item is worked out`
  return { code: 'defaults-interpolation', severity: 'error', path, message, hint, origin }
}

/** Of several options none is worked out. */
export function interpolatedOption({ name, origin, path }: HydraVisit): Issue {
  const message = `Hydra stops at an interpolation in a list of options: ${name}`
  return { code: 'defaults-interpolation', severity: 'error', path, message, hint: 'write an item of its own for it', origin }
}

/** What may hold an interpolation: the option of a group, the path of a config. */
function textOf(item: ConfigItem | GroupItem): string {
  if (item.kind === 'config') return item.config
  return typeof item.option === 'string' ? item.option : ''
}
