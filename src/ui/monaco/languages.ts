import { languages } from 'monaco-editor/editor'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { DIALECTS } from '../../core/scalar/dialect.ts'
import type { DialectId, ReaderId } from '../../core/scalar/dialect.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import { lexLine, startOfText } from './lex-line.ts'
import type { LexState } from './lex-line.ts'
import { iniTokens, overrideTokens, yamlTokens } from './line-tokens.ts'
import type { LineToken } from './line-tokens.ts'

/** The editor's language of a text: its dialect decides what is coloured as a number. */
export function languageOf(path: string, dialect: DialectId): string {
  if (path === OVERRIDES) return `overrides-${dialect}`
  const kind = textKindOf(path)
  return kind === 'yaml' ? `yaml-${dialect}` : kind
}

/** Makes the languages known to the editor, once. */
export function registerLanguages(): void {
  register('json', 'json', jsonPairs)
  registerIni()
  for (const dialect of DIALECTS) {
    register(`yaml-${dialect}`, dialect, yamlPairs)
    registerOverrides(dialect)
  }
}

function register(id: string, reader: ReaderId, configuration: languages.LanguageConfiguration): void {
  languages.register({ id })
  languages.setLanguageConfiguration(id, configuration)
  languages.setTokensProvider(id, {
    getInitialState: () => stateOf(startOfText),
    tokenize: (line, before) => {
      const { pieces, state } = lexLine(line, (before as LineState).lex)
      return { tokens: monacoTokens(yamlTokens(line, pieces, reader)), endState: stateOf(state) }
    },
  })
}

function registerOverrides(dialect: DialectId): void {
  const id = `overrides-${dialect}`
  languages.register({ id })
  languages.setLanguageConfiguration(id, { ...yamlPairs, onEnterRules: [] })
  languages.setTokensProvider(id, {
    getInitialState: () => stateOf(startOfText),
    tokenize: (line, state) => ({ tokens: monacoTokens(overrideTokens(line, dialect)), endState: state }),
  })
}

function registerIni(): void {
  languages.register({ id: 'ini' })
  languages.setLanguageConfiguration('ini', iniPairs)
  languages.setTokensProvider('ini', {
    getInitialState: () => stateOf(startOfText),
    tokenize: (line, state) => ({ tokens: monacoTokens(iniTokens(line)), endState: state }),
  })
}

function monacoTokens(tokens: readonly LineToken[]): languages.IToken[] {
  return tokens.map(({ start, scope }) => ({ startIndex: start, scopes: scope }))
}

interface LineState extends languages.IState {
  readonly lex: LexState
}

function stateOf(lex: LexState): LineState {
  return { lex, clone: () => stateOf(lex), equals: (other) => isEqualState(lex, (other as LineState).lex) }
}

function isEqualState(a: LexState, b: LexState): boolean {
  return a === b || (a.block === b.block && a.quote === b.quote && a.flow === b.flow && a.base === b.base)
}

const brackets: languages.CharacterPair[] = [
  ['{', '}'],
  ['[', ']'],
]

const pairs = [...brackets, ['"', '"'] as const].map(([open, close]) => ({ open, close, notIn: ['string', 'comment'] }))

const jsonPairs: languages.LanguageConfiguration = { brackets, autoClosingPairs: pairs, surroundingPairs: pairs }

const iniPairs: languages.LanguageConfiguration = {
  brackets,
  comments: { lineComment: '#' },
  autoClosingPairs: pairs,
  surroundingPairs: pairs,
}

const yamlPairs: languages.LanguageConfiguration = {
  brackets,
  comments: { lineComment: '#' },
  autoClosingPairs: [...pairs, { open: "'", close: "'", notIn: ['string', 'comment'] }],
  surroundingPairs: [...pairs, { open: "'", close: "'" }],
  folding: { offSide: true },
  wordPattern: /[^\s:,[\]{}#"'=/]+/,
  onEnterRules: [
    { beforeText: /:\s*(?:#.*)?$/, action: { indentAction: 1 } },
    { beforeText: /^\s*- +[^\s'"#].*:\s/, action: { indentAction: 0, appendText: '  ' } },
  ],
}
