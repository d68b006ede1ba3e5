import { languages } from 'monaco-editor/editor'
import type { editor, Position } from 'monaco-editor/editor'
import { boundOf, SCHEME, uriOf } from './bound-model.ts'
import { lendModels } from './lent-models.ts'
import { editorRange, fileOffset } from './line-ends.ts'
import { lookAt } from './look-at.ts'
import { leadsFrom } from './leads-from.ts'

/** Leads from a link to its file, and from a key to every other place that writes it, the winner first. */
export function registerDefinitions(): void {
  languages.registerDefinitionProvider({ scheme: SCHEME }, { provideDefinition })
}

function provideDefinition(model: editor.ITextModel, position: Position): languages.LocationLink[] | undefined {
  const bound = boundOf(model)
  if (!bound) return undefined
  bound.flush()
  const { store } = bound
  const source = bound.source()
  const { span, places } = leadsFrom(lookAt(store.getState(), bound.path), source, fileOffset(source, position))
  lendModels(
    store,
    places.map((place) => place.source.path),
  )
  const originSelectionRange = span && editorRange(source, span)
  return places.map((place) => ({
    uri: uriOf(store, place.source.path),
    range: editorRange(place.source, place),
    ...(originSelectionRange ? { originSelectionRange } : {}),
  }))
}
