import { describe, expect, test } from 'vitest'
import { filesOf } from '../core/compose/composition.testing.ts'
import { isEqualNode, leavesOf, nodeAt, nodeOf } from '../core/config-node.ts'
import { formatPath } from '../core/path.ts'
import { knownSystems, loadSystem } from '../systems/registry.ts'
import type { Preset } from '../systems/system.ts'
import { openStack } from './commands.ts'
import { derive } from './derive.ts'
import type { Derived } from './derive.ts'
import { openSession } from './session.ts'

const systems = (await Promise.all(knownSystems.map(({ id }) => loadSystem(id)))).filter((system) => system !== undefined)

/** What presets that are picked together give rise to, by system; anything else is a mistake of theirs, or of ours. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'micro-diffusion': ['warning real-code generation', 'warning rule training.max_epochs'],
}

describe.each(systems.filter(({ presets = [] }) => presets.length > 0))('L2 every preset of $id', ({ id, presets = [] }) => {
  test.each(presets)('L2 $section/$id resolves to its values, and nothing is wrong with its section', (preset) => {
    const derived = pick(id, [preset])
    expect(lost(derived, preset)).toEqual([])
    const wrong = derived.issues.filter(({ severity, path }) => severity === 'error' && path[0] === preset.section)
    expect(wrong.map(({ message }) => message)).toEqual([])
  })

  test('L2 any of one section goes with any of the others', () => {
    const found = new Set<string>()
    for (const picked of together(presets)) {
      const derived = pick(id, picked)
      expect(picked.flatMap((preset) => lost(derived, preset))).toEqual([])
      for (const { severity, code, path } of derived.issues) found.add(`${severity} ${code} ${formatPath(path)}`)
    }
    expect([...found].toSorted()).toEqual(EXPECTED[id] ?? [])
  })
})

function pick(system: string, presets: readonly Preset[]): Derived {
  const picks = presets.map(({ section, id }) => `  ${section}: ${id}\n`).join('')
  const files = filesOf({ 'strata.yaml': `system: ${system}\n`, 'a.yaml': `presets:\n${picks}` })
  return derive(openStack(openSession('test', files), ['a.yaml']))
}

/** The values of a preset that the config has otherwise. */
function lost({ composition }: Derived, { section, values }: Preset): readonly string[] {
  const wanted = leavesOf(nodeOf({ [section]: values }, composition.stack.overrides))
  return wanted.flatMap(({ path, node }) => {
    const found = nodeAt(composition.config, path)
    return found && isEqualNode(found, node) ? [] : [formatPath(path)]
  })
}

/** One preset of each section, in all combinations. */
function together(presets: readonly Preset[]): readonly (readonly Preset[])[] {
  const sections = [...new Set(presets.map(({ section }) => section))]
  return sections.reduce<readonly (readonly Preset[])[]>(
    (all, section) =>
      all.flatMap((one) => presets.filter((preset) => preset.section === section).map((preset) => [...one, preset])),
    [[]],
  )
}
