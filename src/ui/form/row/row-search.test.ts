import { beforeAll, describe, expect, test } from 'vitest'
import { formatPath, toPointer } from '../../../core/path.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { itemRows } from '../list/item-rows.ts'
import { rowsOf } from '../form-rows.ts'
import { loadNested, nestedFiles } from '../nested-system.testing.ts'
import { countRows, searchRows } from './row-search.ts'

beforeAll(loadNested)

const NOTHING: ReadonlySet<string> = new Set()
const CONFIGS = 'model.conditioning.configs'

async function open() {
  return formOf(await sessionOf({ files: nestedFiles, stack: ['experiments/one.yaml'] }))
}

describe('a filter looks into the items of lists', () => {
  test.each<[filter: string, count: number, rows: readonly string[], isWhole: boolean]>([
    // What only an item says leads to that item alone.
    ['max', 1, [`${CONFIGS}[1].config.max`], false],
    ['length', 1, [`${CONFIGS}[0].config.length`], false],
    ['configs id', 2, [`${CONFIGS}[0].id`, `${CONFIGS}[1].id`], false],
    // Words of the list and of the item go together, those of the list alone show all of it.
    ['conditioners max', 1, [`${CONFIGS}[1].config.max`], false],
    ['conditioners', 1, [], true],
    ['conditioners nothing', 0, [], false],
    // States count too, and to a filter of states alone the list is one value.
    ['@default min', 0, [], false],
    ['@inherited min', 1, [`${CONFIGS}[1].config.min`], false],
    ['@inherited', 28, [], true],
  ])('%s', async (filter, count, expected, isWhole) => {
    const form = await open()
    const { visible, whole, count: found } = searchRows(form, filter, NOTHING)
    const rows = form.sections
      .flatMap((section) => rowsOf(section, form))
      .flatMap((row) => itemRows(row, form))
      .map(({ path }) => path)
    const shown = rows.filter((path) => visible?.has(toPointer(path))).map(formatPath)
    expect([found, shown, whole.has(toPointer(pathOf(CONFIGS)))]).toEqual([count, expected, isWhole])
    // All that the rows stand in is shown and opened.
    for (const path of shown.map(pathOf)) {
      for (let depth = 0; depth < path.length; depth += 1) expect(visible?.has(toPointer(path.slice(0, depth)))).toBe(true)
    }
  })

  test('a row in an item that was edited stays in sight, whatever the filter says', async () => {
    const form = await open()
    const path = toPointer(pathOf(`${CONFIGS}[1].config.max`))
    expect(searchRows(form, '@problem', new Set([path])).visible?.has(path)).toBe(true)
    expect(searchRows(form, '@problem', NOTHING).visible?.has(path)).toBe(false)
  })

  test('counts take a list for one value', async () => {
    const form = await open()
    expect(searchRows(form, '@set', NOTHING).count).toBe(countRows(form).set)
  })

  test('an item whose key nothing sets has its default', async () => {
    const files = {
      ...nestedFiles,
      'experiments/one.yaml': 'model:\n  conditioning:\n    configs: [{id: a, type: number, config: {max: 2}}]\n',
    }
    const form = formOf(await sessionOf({ files, stack: ['experiments/one.yaml'] }))
    expect(searchRows(form, '@default min', NOTHING).count).toBe(1)
  })
})
