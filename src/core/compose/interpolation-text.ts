import type { ConfigNode } from '../config-node.ts'
import { pythonRepr } from '../scalar/python-repr.ts'
import type { Scalar } from '../value.ts'

/** A part of a text with interpolations: literal, or an expression, which may hold expressions in turn (`${a.${b}}`). */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly pieces: readonly Piece[]; readonly text: string }

/** The parts of a text; undefined where a `${` has no `}`. As in OmegaConf `\${` is a literal `${`. */
export function splitExpressions(text: string): readonly Piece[] | undefined {
  const scan: Scan = { text, at: 0 }
  const pieces = readPieces(scan, 0)
  return pieces && scan.at === text.length ? pieces : undefined
}

interface Scan {
  readonly text: string
  at: number
}

const DEEPEST = 20

function readPieces(scan: Scan, depth: number): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  let literal = ''
  const end = depth > 0 ? '}' : undefined
  while (scan.at < scan.text.length && scan.text[scan.at] !== end) {
    const escaped = escapeAt(scan)
    if (escaped !== undefined) {
      literal += escaped
    } else if (scan.text.startsWith('${', scan.at)) {
      if (literal !== '') pieces.push({ kind: 'text', text: literal })
      literal = ''
      const expression = readExpression(scan, depth)
      if (!expression) return undefined
      pieces.push(expression)
    } else {
      literal += scan.text[scan.at]
      scan.at += 1
    }
  }
  if (literal !== '') pieces.push({ kind: 'text', text: literal })
  return pieces
}

function readExpression(scan: Scan, depth: number): Piece | undefined {
  const start = scan.at + 2
  scan.at = start
  const inner = depth < DEEPEST ? readPieces(scan, depth + 1) : undefined
  if (!inner || scan.text[scan.at] !== '}') return undefined
  const text = scan.text.slice(start, scan.at)
  scan.at += 1
  return { kind: 'expression', pieces: inner, text }
}

/** Backslashes count only before `${`: two stand for one, and one that is left over makes the `${` literal. */
function escapeAt(scan: Scan): string | undefined {
  if (scan.text[scan.at] !== '\\') return undefined
  const run = /(\\+)(\$\{)?/y
  run.lastIndex = scan.at
  const [, slashes = '', open] = run.exec(scan.text) ?? []
  scan.at += slashes.length
  if (open === undefined) return slashes
  if (slashes.length % 2 === 0) return slashes.slice(slashes.length / 2)
  scan.at += open.length
  return slashes.slice((slashes.length + 1) / 2) + open
}

/** What Python's `str` makes of a value inside a longer text: `True`, `None`, `1e-05`, `[1, 'a']`. */
export function pythonText(node: ConfigNode): string {
  return node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : reprOf(node)
}

function reprOf(node: ConfigNode): string {
  if (node.kind === 'scalar') return scalarRepr(node.value)
  if (node.kind === 'list') return `[${node.items.map(reprOf).join(', ')}]`
  return `{${Array.from(node.entries.values(), (entry) => `${scalarRepr(entry.key)}: ${reprOf(entry.node)}`).join(', ')}}`
}

function scalarRepr(scalar: Scalar): string {
  switch (scalar.kind) {
    case 'null':
      return 'None'
    case 'bool':
      return scalar.value ? 'True' : 'False'
    case 'float':
      return pythonRepr(scalar.value)
    case 'str':
      return quoted(scalar.value)
    default:
      return String(scalar.value)
  }
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
  return escaped.includes("'") && !escaped.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`
}
