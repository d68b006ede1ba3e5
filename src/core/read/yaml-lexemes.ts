import { CST, Lexer } from 'yaml'

/** A stretch of YAML text of one kind. */
export interface Lexeme {
  readonly kind: 'quoted' | 'plain' | 'block' | 'comment' | 'space' | 'newline' | 'mark'
  readonly text: string
  readonly start: number
}

/**
 * The text cut into lexemes, in order and without gaps. A `mark` is anything that YAML gives a meaning: `:`, `[`, an anchor, a
 * tag. Costs a good part of what parsing costs: for texts that hold something doubtful.
 */
export function* lexemesOf(text: string): Generator<Lexeme> {
  let start = 0
  let kind: Lexeme['kind'] | undefined
  let isBlock = false
  for (const lexeme of new Lexer().lex(text)) {
    if (NO_TEXT.has(lexeme)) {
      if (lexeme === CST.SCALAR) kind = isBlock ? 'block' : 'plain'
      continue
    }
    const type = CST.tokenType(lexeme)
    kind ??= KINDS.get(type ?? '') ?? 'mark'
    yield { kind, text: lexeme, start }
    if (kind === 'block') isBlock = false
    else if (type === 'block-scalar-header') isBlock = true
    start += lexeme.length
    kind = undefined
  }
}

const NO_TEXT = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

const KINDS = new Map<string, Lexeme['kind']>([
  ['single-quoted-scalar', 'quoted'],
  ['double-quoted-scalar', 'quoted'],
  ['comment', 'comment'],
  ['space', 'space'],
  ['newline', 'newline'],
])
