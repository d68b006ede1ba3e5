import { isLeaf, nodeAt } from '../config-node.ts'
import type { ConfigNode, Entry } from '../config-node.ts'
import type { Layout } from './list-layout.ts'
import type { Path } from '../path.ts'
import { printLines } from './print-lines.ts'
import type { PrintedLine } from './print-lines.ts'
import { isLongKey, printKey, printScalar } from '../scalar/print-scalar.ts'

export interface PrintOptions {
  /** What to say behind a leaf's line (the head of a list of several lines; a default in its items too); undefined says nothing. */
  readonly comment?: (path: Path, node: ConfigNode) => string | undefined
  /** How lists are laid out; `fitted` unless told otherwise. */
  readonly layout?: Layout
}

/**
 * The config as YAML that PyYAML, OmegaConf and YAML 1.2 read alike: block style, two spaces, one line per value, nothing
 * folded, comments on request. An empty config is `{}`.
 *
 * @see SPEC.md X1, E3
 */
export function printYaml(root: ConfigNode, options: PrintOptions = {}): string {
  const { comment, layout } = options
  const lines = printLines(root, layout)
  const texts = comment
    ? lines.map((line) => (isSaid(line, root) ? line.text + commentOf(line, comment) : line.text))
    : lines.map((line) => line.text)
  return `${texts.join('\n')}\n`
}

/** Whether a line is a leaf's, or that of a default that was laid beneath an item of a list. */
function isSaid({ path, node, value, opens }: PrintedLine, root: ConfigNode): boolean {
  if (!isLeaf(node) || (path.length === 0 && node.kind === 'map') || (value === undefined && !opens)) return false
  const depth = path.findIndex((step) => typeof step === 'number')
  if (depth === -1) return true
  return node.source.kind === 'schema' && nodeAt(root, path.slice(0, depth))?.source.kind !== 'schema'
}

function commentOf({ path, node }: PrintedLine, comment: NonNullable<PrintOptions['comment']>): string {
  const text = comment(path, node)
  return text === undefined ? '' : ` # ${fitForComment(text)}`
}

/** The text as it can stand behind `#` on one line, for every reader; nothing in it changes the order that the line is shown in. */
export function fitForComment(text: string): string {
  return text.replace(UNFIT_FOR_COMMENTS, ' ')
}

/** Line breaks of any reader, characters that some reader refuses anywhere in a file, and those that turn text around. */
const UNFIT_FOR_COMMENTS = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu

/** The value on one line, as YAML in flow style: `[1, 3]`, `{a: 1}`. Readers agree on it as on {@link printScalar}. */
export function printValue(node: ConfigNode): string {
  switch (node.kind) {
    case 'scalar':
      return printScalar(node.value)
    case 'list':
      return `[${node.items.map(printValue).join(', ')}]`
    case 'map':
      return `{${Array.from(node.entries.values(), printEntry).join(', ')}}`
  }
}

function printEntry(entry: Entry): string {
  const key = printKey(entry.key)
  return isLongKey(key) ? `? ${key} : ${printValue(entry.node)}` : `${key}: ${printValue(entry.node)}`
}
