import type { IssueCode, Severity } from '../issue.ts'
import type { Segment } from '../path.ts'
import { lexemesOf } from './yaml-lexemes.ts'
import type { Lexeme } from './yaml-lexemes.ts'
import { isPython, report } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'

/**
 * Reports what a loader does with characters that the YAML structure does not show: control characters, line breaks that only
 * Python sees, tabs outside quotes, a `%YAML` directive.
 *
 * @see SPEC.md Y5
 */
export function lintText(reader: YamlReader): void {
  const { text } = reader.source
  for (const { pattern, pythonOnly, ...finding } of CHECKS) {
    if (pythonOnly && !isPython(reader.dialect)) continue
    const at = text.search(pattern)
    if (at !== -1) report(reader, { start: at, end: at + 1 }, { ...finding, path: WHOLE })
  }
  if (!reader.broken && isPython(reader.dialect) && text.includes('\t')) lintTabs(reader)
}

const WHOLE: readonly Segment[] = []

interface Check {
  readonly pattern: RegExp
  readonly code: IssueCode
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  readonly pythonOnly?: boolean
}

const CHECKS: readonly Check[] = [
  {
    pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/,
    code: 'control-character',
    severity: 'error',
    message: 'a control character that no YAML reader accepts',
    hint: 'write it as an escape in double quotes',
  },
  {
    pattern: /[\u0085\u2028\u2029]/,
    code: 'line-break-character',
    severity: 'warning',
    message: 'a character that Python takes for a line break and other readers do not',
    hint: 'write it as \\N, \\L or \\P in double quotes',
  },
  {
    pattern: /^%YAML/m,
    code: 'yaml-directive',
    severity: 'info',
    message: 'PyYAML and OmegaConf ignore the %YAML directive and read YAML 1.1',
    hint: 'remove it',
    pythonOnly: true,
  },
]

/** PyYAML takes a tab for text in quotes, block scalars and comments only; the C parser behind OmegaConf is kinder. */
function lintTabs(reader: YamlReader): void {
  let flowDepth = 0
  let mayStart = true
  for (const lexeme of lexemesOf(reader.source.text)) {
    const isFine = reader.dialect === 'omegaconf' && (flowDepth > 0 || !mayStart)
    const at = isFine ? -1 : tabIn(lexeme)
    if (at !== -1) {
      const start = lexeme.start + at
      const message = reader.dialect === 'pyyaml' ? 'a tab outside quotes: PyYAML stops here' : 'a tab where an indent may be'
      report(reader, { start, end: start + 1 }, { code: 'tab', message, hint: 'write spaces; in text, "\\t"', path: WHOLE })
      return
    }
    flowDepth += FLOW_STEPS[lexeme.text] ?? 0
    if (lexeme.kind !== 'space') mayStart = lexeme.kind === 'newline' || INDENTS.test(lexeme.text)
  }
}

const FLOW_STEPS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }
const INDENTS = /^[-?]$/

function tabIn({ kind, text }: Lexeme): number {
  switch (kind) {
    case 'space':
    case 'plain':
    case 'mark':
      return text.indexOf('\t')
    case 'block':
      return tabInIndent(text)
    default:
      return -1
  }
}

/** A tab left of the text of a block scalar; from its text on, tabs are text. */
function tabInIndent(block: string): number {
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(block)?.[1]?.length ?? 0
  for (const line of block.matchAll(/^ *\t/gm)) if (line[0].length <= indent) return line.index + line[0].length - 1
  return -1
}
