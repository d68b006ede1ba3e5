import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import type { DialectId } from '../../../core/scalar/dialect.ts'
import { parse } from '../../../core/read/parse.ts'
import type { Source } from '../../../core/source.ts'
import type { Scalar } from '../../../core/value.ts'
import type { Field } from '../../../systems/schema/field.ts'
import type { JsonType } from '../../../systems/schema/json-schema.ts'
import { finishNumber, readNumber } from './number-text.ts'

/**
 * What the text in a field means. `empty` asks for the inherited value; `partial` may come to mean something while typing goes on;
 * `spelling` is how the number was typed, where every reader takes it for that number.
 */
export type Draft =
  | { readonly kind: 'value'; readonly node: ConfigNode; readonly spelling?: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'partial'; readonly reason: string }

/** What a field takes: the parts of a `Field` that say so, and the dialect for values that are written as YAML. */
export interface DraftOptions {
  readonly field: Field
  readonly dialect: DialectId
  /** Whether the person has left the field or pressed Enter: `3.` is then a number, and words that are typed slowly are whole. */
  readonly isDone: boolean
}

/** Reads a draft as the field's control means it. */
export function readDraft(text: string, options: DraftOptions): Draft {
  const { field, isDone } = options
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'empty' }
  if (field.nullable && (trimmed === 'null' || trimmed === '~')) return scalar({ kind: 'null' })
  if (isInterpolation(trimmed, options)) return scalar({ kind: 'str', value: trimmed })
  switch (field.control) {
    case 'number':
    case 'integer':
      return readNumberDraft(trimmed, field.control === 'integer', isDone)
    case 'string':
    case 'enum':
      return scalar({ kind: 'str', value: trimmed === '""' ? '' : text })
    case 'scalar-list':
    case 'range':
      return readList(trimmed, options)
    default:
      return readYaml(trimmed, options)
  }
}

/** `${a.b}`, which stands for a value of any type once it is whole. */
function isInterpolation(text: string, { dialect, isDone }: DraftOptions): boolean {
  return dialect === 'omegaconf' && isDone && /^\$\{[^{}]+\}$/.test(text)
}

function readNumberDraft(text: string, whole: boolean, isDone: boolean): Draft {
  const reading = isDone ? finishNumber(text, whole) : readNumber(text, whole)
  if (reading.kind !== 'complete') return { kind: 'partial', reason: `${text} is not a ${whole ? 'whole number' : 'number'}` }
  return { ...scalar(reading.value), spelling: reading.text }
}

/** `1, 3` or `[1, 3]`: items of numbers are read as number fields do, items of text as they stand, others as YAML. */
function readList(text: string, options: DraftOptions): Draft {
  const whole = text.startsWith('[') ? text : `[${text.replace(/,\s*$/, options.isDone ? '' : ',')}]`
  const list = parseValue(whole, options.dialect)
  if (list?.kind !== 'list' || (!options.isDone && /,\s*$/.test(text)))
    return { kind: 'partial', reason: `${text} is not a list: write 1, 3 or [1, 3]` }
  const types = options.field.item?.types ?? []
  const items: ConfigNode[] = []
  for (const item of list.items) {
    const read = retype(item, types)
    if (!read)
      return {
        kind: 'partial',
        reason: `${whole.slice(item.start - LEAD.length, item.end - LEAD.length)} is not a ${nameOf(types)}`,
      }
    items.push(read)
  }
  return { kind: 'value', node: { ...list, items } }
}

/** An item as the list's type has it; undefined where it cannot be that. */
function retype(item: ConfigNode, types: readonly JsonType[]): ConfigNode | undefined {
  if (item.kind !== 'scalar' || types.length === 0) return item
  const isWhole = types.every((type) => type === 'integer')
  if (types.every((type) => type === 'integer' || type === 'number')) {
    const reading = finishNumber(item.style === 'plain' ? lexeme(item) : '', isWhole)
    return reading.kind === 'complete' ? { ...item, value: reading.value } : undefined
  }
  if (types.every((type) => type === 'string') && item.style === 'plain')
    return { ...item, value: { kind: 'str', value: lexeme(item) } }
  return item
}

function lexeme({ source, start, end }: ConfigNode): string {
  return source.text.slice(start, end)
}

function nameOf(types: readonly JsonType[]): string {
  return types.every((type) => type === 'integer') ? 'whole number' : types.join(' or ')
}

function readYaml(text: string, { dialect }: DraftOptions): Draft {
  const node = parseValue(text, dialect)
  return node ? { kind: 'value', node } : { kind: 'partial', reason: `${text} is not one YAML value` }
}

const LEAD = 'v: '

/** The value that one line of YAML holds; undefined where it holds none, or more than one. */
function parseValue(text: string, dialect: DialectId): ConfigNode | undefined {
  const source: Source = { kind: 'file', path: 'typed', text: `${LEAD}${text}\n` }
  const { root, broken, issues } = parse(source, dialect)
  if (broken || root.entries.size !== 1 || issues.some(({ severity }) => severity === 'error')) return undefined
  return nodeAt(root, ['v'])
}

const TYPED: Source = { kind: 'file', path: 'typed', text: '' }

/** The draft of a scalar that no text holds. */
export function scalar(value: Scalar): { readonly kind: 'value'; readonly node: ConfigNode } {
  return { kind: 'value', node: { kind: 'scalar', value, style: 'plain', source: TYPED, start: 0, end: 0 } }
}
