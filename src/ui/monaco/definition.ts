import { languages } from 'monaco-editor/editor'
import type { editor, Position } from 'monaco-editor/editor'
import { historyOf } from '../../core/inspect.ts'
import type { Origin, Source } from '../../core/source.ts'
import { sourceAt } from '../../workspace/session.ts'
import { boundOf, openModel, SCHEME, uriOf } from './bound-model.ts'
import type { BoundModel, ModelUse } from './bound-model.ts'
import { keyAt, linkAt } from './key-at.ts'
import { editorRange, fileOffset } from './line-ends.ts'
import { lookAt } from './look-at.ts'
import type { Look } from './look-at.ts'
import { fileOfRef } from './propose-files.ts'

/** Leads from a link to its file, and from a key to every other place that writes it, the winner first. */
export function registerDefinitions(): void {
  languages.registerDefinitionProvider({ scheme: SCHEME }, { provideDefinition })
}

function provideDefinition(model: editor.ITextModel, position: Position): languages.LocationLink[] | undefined {
  const bound = boundOf(model)
  if (!bound) return undefined
  bound.flush()
  const look = lookAt(bound.store.getState(), bound.path)
  const source = bound.source()
  const offset = fileOffset(source, position)
  const { span, places } = placesOf(look, source, offset)
  lend(bound, places)
  const originSelectionRange = span && editorRange(source, span)
  return places.map((place) => ({
    uri: uriOf(bound.store, place.source.path),
    range: editorRange(place.source, place),
    ...(originSelectionRange ? { originSelectionRange } : {}),
  }))
}

interface Places {
  readonly span?: { readonly start: number; readonly end: number }
  readonly places: readonly Origin[]
}

function placesOf(look: Look, source: Source, offset: number): Places {
  const link = linkAt(look, source, offset)
  if (link) {
    const path = fileOfRef(look, link.raw)
    const file = path === undefined ? undefined : sourceAt(look.session, path)
    return { span: link.span, places: file ? [{ source: file, start: 0, end: 0 }] : [] }
  }
  const key = keyAt(look, source, offset)
  if (!key) return { places: [] }
  const origins = historyOf(look.seen.composition, key.path).map((step) => (step.kind === 'write' ? step.node : step.by))
  const others = origins.filter((origin) => !isSame(origin, key.node) && isText(origin))
  return { span: key.span, places: others }
}

function isSame(a: Origin, b: Origin): boolean {
  return a.source.path === b.source.path && a.start === b.start
}

function isText({ source }: Origin): boolean {
  return source.kind === 'file' || source.kind === 'overrides'
}

const lent = new WeakMap<editor.ITextModel, readonly ModelUse[]>()

/** Keeps the texts open that the editor may show beside this one, until it asks again or this one is closed. */
function lend({ model, store }: BoundModel, places: readonly Origin[]): void {
  const before = lent.get(model)
  if (!before) model.onWillDispose(() => lent.get(model)?.forEach(({ release }) => release()))
  const paths = new Set(places.map(({ source }) => source.path))
  const uses = Array.from(paths, (path) => openModel(store, path)).filter((use) => use !== undefined)
  lent.set(model, uses)
  before?.forEach(({ release }) => release())
}
