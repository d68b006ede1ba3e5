import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { filesOfPlace, lastPlace, loadLayout, loadPreferences, saveLayout, savePlace, savePreferences } from './preferences.ts'

beforeEach(() => localStorage.removeItem('strata'))
afterEach(() => vi.restoreAllMocks())

describe('preferences', () => {
  test('are empty at first, and asking keeps nothing', () => {
    expect(loadPreferences()).toEqual({})
    expect(loadLayout('columns')).toBeUndefined()
    expect(localStorage.getItem('strata')).toBeNull()
  })

  test('are kept one beside the other', () => {
    savePreferences({ theme: 'dark' })
    saveLayout('columns', { left: 20, right: 80 })
    saveLayout('rows', { top: 100 })
    savePreferences({ showDefaults: false, mode: 'text' })
    expect(loadPreferences()).toEqual({
      theme: 'dark',
      mode: 'text',
      showDefaults: false,
      layouts: { columns: { left: 20, right: 80 }, rows: { top: 100 } },
    })
    expect(loadLayout('columns')).toEqual({ left: 20, right: 80 })
  })

  test('the workspaces that were open are kept, the last one last', () => {
    savePlace({ key: 'bundled gmm', files: ['experiments/a.yaml'] })
    savePlace({ key: 'folder mine', files: [] })
    savePlace({ key: 'bundled gmm', files: ['experiments/b.yaml', 'experiments/c.yaml'] })
    expect(lastPlace()).toEqual({ key: 'bundled gmm', files: ['experiments/b.yaml', 'experiments/c.yaml'] })
    expect([filesOfPlace('folder mine'), filesOfPlace('folder other')]).toEqual([[], []])
  })

  test('of very many workspaces the latest are kept', () => {
    for (let n = 0; n < 40; n += 1) savePlace({ key: `folder ${n}`, files: [] })
    expect(loadPreferences().places?.map(({ key }) => key)).toEqual(Array.from({ length: 30 }, (_, n) => `folder ${n + 10}`))
  })

  test.each([
    ['not JSON', 'x{'],
    ['not an object', '[1]'],
    [
      'nothing understood',
      '{"theme": "pink", "mode": 3, "showDefaults": "yes", "layouts": {"a": {"b": "c"}, "d": 4}, "places": 3}',
    ],
  ])('what is not understood is left out: %s', (_, text) => {
    localStorage.setItem('strata', text)
    const { layouts, ...others } = loadPreferences()
    expect(others).toEqual({})
    expect(layouts ?? {}).toEqual({})
  })

  test('a browser that keeps nothing still works', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(forbid)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(forbid)
    expect(() => savePreferences({ theme: 'light' })).not.toThrow()
    expect(loadPreferences()).toEqual({})
  })
})

function forbid(): never {
  throw new DOMException('forbidden', 'SecurityError')
}
