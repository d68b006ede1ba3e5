import { cleanup, render } from '@testing-library/react'
import { editor } from 'monaco-editor/editor'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../look/base.css'
import '../look/tokens.css'
import { DiffEditor } from './DiffEditor.tsx'
import type { DiffText, DiffView } from './mount-diff.ts'
// Before anything is asked of Monaco: it takes in no more features after that.
import './prepare-monaco.ts'
import { expectNoComplaints } from '../complaints.testing.ts'

expectNoComplaints()

afterEach(() => {
  cleanup()
  const models = editor.getModels().length
  if (models > 0) throw new Error(`${models} models left behind`)
})

const EQUAL = Array.from({ length: 60 }, (_, i) => `key_${i}: ${i}`)
const A = ['first: 1', ...EQUAL, 'last: 1']
const B = ['first: 2', ...EQUAL, 'last: 2', 'more: 3']

test('the differences are counted and marked with signs; equal parts are folded until they are opened', async () => {
  const { counted, draw } = open({ isInline: false, isFolded: true })
  await expect.poll(counted).toBe(2)
  await expect.poll(() => signs()).toEqual({ removed: 2, added: 3 })
  await expect.element(page.getByText('54 hidden lines').first()).toBeVisible()
  draw({ isInline: false, isFolded: false })
  await expect.poll(() => page.getByText('54 hidden lines').elements().length).toBe(0)
})

test('F7 leads to the next difference and Shift+F7 to the one before', async () => {
  const { counted } = open({ isInline: false, isFolded: true })
  await expect.poll(counted).toBe(2)
  modified().focus()
  const line = (): number | undefined => modified().getPosition()?.lineNumber
  await userEvent.keyboard('{F7}')
  await expect.poll(line).toBe(62)
  await userEvent.keyboard('{F7}')
  await expect.poll(line).toBe(1)
  await userEvent.keyboard('{Shift>}{F7}{/Shift}')
  await expect.poll(line).toBe(62)
})

test('a click on the number of a line tells which it is', async () => {
  const { lines } = open({ isInline: false, isFolded: false })
  const numbers = (): Element[] => [...document.querySelectorAll('.modified-in-monaco-diff-editor .line-numbers')]
  await expect.poll(() => numbers().map(({ textContent }) => textContent)).toContain('3')
  // The lines may move once more while the differences are worked out.
  await expect
    .poll(async () => {
      const third = numbers().find(({ textContent }) => textContent === '3')
      if (third) await userEvent.click(third)
      return lines.at(-1)
    })
    .toBe('modified 2')
})

test('notes stand behind lines and are no difference; a new text replaces what differs', async () => {
  const { counted, show } = open({ isInline: false, isFolded: true })
  const noted = { ...textOf(A), notes: A.map((_, i) => `a.yaml:${i + 1}`) }
  show(noted, { ...textOf(A), notes: A.map((_, i) => `b.yaml:${i + 9}`) })
  await expect.poll(counted).toBe(0)
  show(noted, { ...textOf(B), notes: B.map((_, i) => `b.yaml:${i + 9}`) })
  await expect.poll(counted).toBe(2)
  await expect.element(page.getByText('b.yaml:9', { exact: false }).first()).toBeVisible()
})

test('in one column both texts are one above the other', async () => {
  const { counted } = open({ isInline: true, isFolded: true })
  await expect.poll(counted).toBe(2)
  await expect.poll(() => document.querySelectorAll('.monaco-diff-editor.side-by-side').length).toBe(0)
})

function textOf(lines: readonly string[]): DiffText {
  return { label: `Text ${lines.length}`, language: 'yaml-pyyaml', text: `${lines.join('\n')}\n`, notes: [] }
}

function open(first: DiffView) {
  document.documentElement.dataset['theme'] = 'light'
  const lines: string[] = []
  let counted: number | undefined
  let drawn: readonly [DiffText, DiffText, DiffView] = [textOf(A), textOf(B), first]
  const element = (original: DiffText, modified: DiffText, view: DiffView) => (
    <div style={{ display: 'flex', width: 1000, height: 500 }}>
      <DiffEditor
        {...{ original, modified, ...view }}
        onLine={(side, line) => lines.push(`${side} ${line}`)}
        onCount={(differences) => (counted = differences)}
      />
    </div>
  )
  const { rerender } = render(element(...drawn))
  return {
    lines,
    counted: () => counted,
    draw: (view: DiffView) => rerender(element(...(drawn = [drawn[0], drawn[1], view]))),
    show: (original: DiffText, modified: DiffText) => rerender(element(...(drawn = [original, modified, drawn[2]]))),
  }
}

function modified(): editor.ICodeEditor {
  const [found] = editor.getDiffEditors()
  if (!found) throw new Error('no editor')
  return found.getModifiedEditor()
}

function signs(): { readonly removed: number; readonly added: number } {
  const [removed, added] = ['.delete-sign', '.insert-sign'].map((sign) => document.querySelectorAll(sign).length)
  return { removed: removed ?? 0, added: added ?? 0 }
}
