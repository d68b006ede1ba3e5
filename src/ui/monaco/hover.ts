import { languages } from 'monaco-editor/editor'
import type { editor, Position } from 'monaco-editor/editor'
import { boundOf, SCHEME } from './bound-model.ts'
import { describeKey, GO_TO } from './describe-key.ts'
import { keyAt } from './key-at.ts'
import { editorRange, fileOffset } from './line-ends.ts'
import { lookAt } from './look-at.ts'

/** Tells the whole history of the key or value under the pointer. */
export function registerHover(): void {
  languages.registerHoverProvider({ scheme: SCHEME }, { provideHover })
}

function provideHover(model: editor.ITextModel, position: Position): languages.Hover | undefined {
  const bound = boundOf(model)
  if (!bound) return undefined
  bound.flush()
  const look = lookAt(bound.store.getState(), bound.path)
  const source = bound.source()
  const found = keyAt(look, source, fileOffset(source, position))
  if (!found) return undefined
  const isTrusted = { enabledCommands: [GO_TO] }
  return {
    range: editorRange(source, found.span),
    contents: describeKey(look, found.path, found.node).map((value) => ({ value, isTrusted })),
  }
}
