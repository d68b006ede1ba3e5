import { languages } from 'monaco-editor/editor'
import type { editor, Position } from 'monaco-editor/editor'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { boundOf, SCHEME } from './bound-model.ts'
import type { BoundModel } from './bound-model.ts'
import { lookAt, lookAtDraft } from './look-at.ts'
import type { Look } from './look-at.ts'
import type { Proposal } from './proposal.ts'
import { propose } from './propose.ts'
import { readablePart } from './readable-part.ts'

/** Offers the keys and values that may be written at the cursor, with what they would replace. */
export function registerCompletion(): void {
  languages.registerCompletionItemProvider(
    { scheme: SCHEME },
    { triggerCharacters: [' ', '.', '/', '=', '-', '"', '[', '{', ','], provideCompletionItems },
  )
}

function provideCompletionItems(model: editor.ITextModel, position: Position): languages.CompletionList | undefined {
  const bound = boundOf(model)
  if (!bound) return undefined
  const look = lookNow(bound)
  const proposals = propose(look, model.getValue(), model.getOffsetAt(position))
  const digits = String(proposals.length).length
  const suggestions = proposals.map((proposal, i) => {
    return { ...itemOf(model, position, proposal), sortText: String(i).padStart(digits, '0') }
  })
  // Asked again at each letter: what is offered for nothing typed is not what is offered for half a number.
  return { suggestions, incomplete: proposals.some(({ kind }) => kind === 'value') }
}

/** The text as the editor has it, as far as it can be read. A long text is taken as the session has it. */
function lookNow({ store, path, source }: BoundModel): Look {
  const session = store.getState()
  const known = session.files.get(path)
  if (path === OVERRIDES || !known || known.text.length > LONG) return lookAt(session, path)
  const text = known.text === source().text ? known : source()
  const part = readablePart(text, rulesOf(session).options.dialect)
  return part === known ? lookAt(session, path) : lookAtDraft({ ...session, files: new Map(session.files).set(path, part) }, path)
}

const LONG = 60_000

const KINDS: Readonly<Record<Proposal['kind'], languages.CompletionItemKind>> = {
  key: languages.CompletionItemKind.Property,
  value: languages.CompletionItemKind.Value,
  file: languages.CompletionItemKind.File,
}

function itemOf(model: editor.ITextModel, cursor: Position, proposal: Proposal): languages.CompletionItem {
  const { kind, label, snippet, detail, help, filter, goesOn } = proposal
  const start = model.getPositionAt(proposal.start)
  const end = model.getPositionAt(proposal.end)
  const from = { startLineNumber: start.lineNumber, startColumn: start.column }
  return {
    label: detail === undefined ? label : { label, description: detail },
    kind: KINDS[kind],
    insertText: snippet,
    insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
    range: {
      insert: { ...from, endLineNumber: cursor.lineNumber, endColumn: cursor.column },
      replace: { ...from, endLineNumber: end.lineNumber, endColumn: end.column },
    },
    filterText: filter ?? label,
    ...(help === undefined ? {} : { documentation: help }),
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } } : {}),
  }
}
