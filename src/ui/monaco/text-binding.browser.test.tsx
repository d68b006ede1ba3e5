import fc from 'fast-check'
import { editor, Range } from 'monaco-editor/editor'
import { expect, test } from 'vitest'
import { redo, replaceTexts, undo } from '../../workspace/commands.ts'
import { createSessionStore, dispatch } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import { openModel } from './bound-model.ts'
import { editorText } from './line-ends.ts'
import { openTestSession, XLSTM } from './session.testing.ts'

const pieces = fc.constantFrom('\n', '\r', '\r\n', 'a: 1', '  b', '# c', '𝛼', '[')
const files = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(pieces, { maxLength: 10 }))
  .map(([mark, parts]) => mark + parts.join(''))
const typed = fc.array(fc.constantFrom('x', '\n', ' ', 'y: 2', '\r\n'), { maxLength: 3 }).map((parts) => parts.join(''))
const edit = fc.record({ at: fc.nat(40), length: fc.nat(6), text: typed })
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('type' as const), edits: fc.array(edit, { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('other' as const), text: files }),
    fc.record({ kind: fc.constantFrom('flush' as const, 'undo' as const, 'redo' as const) }),
  ),
  { maxLength: 8 },
)

test('E5 law: whatever is typed, changed by others, undone and redone, the editor shows the session’s text', () => {
  fc.assert(
    fc.property(files, steps, (text, actions) => {
      const store = createSessionStore(openTestSession({ [XLSTM]: text }))
      const use = openModel(store, XLSTM)
      if (!use) throw new Error('no text to open')
      const { bound, release } = use
      try {
        for (const action of actions) {
          if (action.kind === 'type') type(bound.model, action.edits)
          else bound.flush()
          if (action.kind === 'other')
            dispatch(store, (session) => replaceTexts(session, 'Other', { texts: [{ path: XLSTM, text: action.text }] }))
          if (action.kind === 'undo') dispatch(store, undo)
          if (action.kind === 'redo') dispatch(store, redo)
          expect(editorText(bound.source().text)).toBe(bound.model.getValue())
        }
      } finally {
        release()
      }
      const last = sourceAt(store.getState(), XLSTM)?.text
      expect(last).toBe(bound.source().text)
      while (store.getState().past.length > 0) dispatch(store, undo)
      expect(sourceAt(store.getState(), XLSTM)?.text).toBe(text)
      expect(editor.getModels()).toEqual([])
    }),
    { numRuns: 10_000 },
  )
})

/** Replaces stretches of the text that do not touch, at once, as several cursors do. */
function type(
  model: editor.ITextModel,
  edits: readonly { readonly at: number; readonly length: number; readonly text: string }[],
): void {
  const sorted = edits.toSorted((a, b) => a.at - b.at)
  const apart = sorted.filter((one, i) => i === 0 || (sorted[i - 1]?.at ?? 0) + (sorted[i - 1]?.length ?? 0) < one.at)
  const operations = apart.map(({ at, length, text }) => ({
    range: Range.fromPositions(model.getPositionAt(at), model.getPositionAt(at + length)),
    text,
  }))
  const isApart = operations.every(
    ({ range }, i) => i === 0 || !Range.areIntersectingOrTouching(range, operations[i - 1]?.range ?? range),
  )
  if (isApart) model.pushEditOperations(null, operations, () => null)
}
