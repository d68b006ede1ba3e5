import { languages } from 'monaco-editor/editor'
import type { editor, Position } from 'monaco-editor/editor'
import { boundOf, SCHEME } from './bound-model.ts'
import { describeKey, describeLink, GO_TO } from './describe-key.ts'
import { keyAt, linkAt } from './key-at.ts'
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
  const offset = fileOffset(source, position)
  const isTrusted = { enabledCommands: [GO_TO] }
  const link = linkAt(look, source, offset)
  const found = keyAt(look, source, offset)
  const span = link?.span ?? found?.span
  if (!span) return undefined
  const said = [...(link ? [describeLink(look, link)] : []), ...(found ? describeKey(look, found.path, found.node) : [])]
  return { range: editorRange(source, span), contents: said.map((value) => ({ value, isTrusted })) }
}
