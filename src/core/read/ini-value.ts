import type { ConfigNode } from '../config-node.ts'
import type { IniValueRefusal } from './ini-interpolation.ts'
import type { Issue } from '../issue.ts'
import { placeIn } from '../placed-text.ts'
import type { PlacedText } from '../placed-text.ts'
import { readPythonLiteral } from './python-literal.ts'
import { pathlibText } from './python-text.ts'
import type { Origin } from '../source.ts'
import type { Scalar } from '../value.ts'

/** What the loader makes of the text of a value, and what a person may have taken it for; or why it stops. */
export type IniValue = { readonly node: ConfigNode; readonly doubts: readonly IniDoubt[] } | IniValueRefusal

/** Something that is read otherwise than it looks. */
export type IniDoubt = Pick<Issue, 'code' | 'message' | 'hint'>

/**
 * The value of a setting: text with `_dir` in it is a path as it stands, a Python literal is what it says (but for `True`, which
 * the loader turns into False), and all else is text.
 *
 * @see SPEC.md Y13
 */
export function readIniValue(placed: PlacedText, place: Origin): IniValue {
  const { text } = placed
  const whole = placeIn(placed, { start: 0, end: text.length }, place)
  const at = { source: place.source, ...whole }
  if (text.includes('_dir')) return { node: textAt(pathlibText(text), at), doubts: doubtsOfPath(text) }
  const literal = readPythonLiteral(placed, place.source, whole)
  switch (literal.kind) {
    case 'none':
      return { node: textAt(text, at), doubts: doubtsOfText(text) }
    case 'crash':
      return { code: 'ini-value', message: `Python raises a TypeError on ${literal.what}` }
    case 'foreign':
      return { node: textAt(text, at), doubts: [foreignDoubt(literal.what)] }
    case 'value':
      return { node: asTrained(literal.node), doubts: doubtsOfLiteral(text, literal.node, literal.hasTuple) }
  }
}

function textAt(value: string, at: Origin): ConfigNode {
  return { kind: 'scalar', value: { kind: 'str', value }, style: 'plain', ...at }
}

/** The loader hands every boolean to argparse with the default False. */
function asTrained(node: ConfigNode): ConfigNode {
  return node.kind === 'scalar' && node.value.kind === 'bool' ? { ...node, value: FALSE } : node
}

const FALSE: Scalar = { kind: 'bool', value: false }

function doubtsOfLiteral(text: string, node: ConfigNode, hasTuple: boolean): readonly IniDoubt[] {
  if (node.kind === 'scalar' && node.value.kind === 'bool' && node.value.value) {
    const message = 'the loader reads every boolean of an INI file as False, this True too'
    return [{ code: 'ini-boolean', message, hint: 'write 1, or set it on the command line' }]
  }
  if (node.kind === 'scalar' && node.value.kind === 'str' && node.style === 'plain' && /^['"]/.test(text)) {
    const message = 'Python joins texts in quotes that stand side by side'
    return [{ code: 'ini-value', message, hint: 'write one text; a quote in it is written \\"' }]
  }
  return hasTuple ? [{ code: 'ini-value', message: 'Python makes a tuple of it; it is shown as a list', hint: 'write [ ]' }] : []
}

function doubtsOfText(text: string): readonly IniDoubt[] {
  if (/^(?:true|false|yes|no|on|off)$/i.test(text)) {
    const message = `the loader takes ${text} for text, and Python takes any text but an empty one for true`
    return [{ code: 'ini-boolean', message, hint: 'write 0 for no, 1 for yes' }]
  }
  if (/^(?:null|none|~)$/i.test(text)) return [takenForText(text, 'write None')]
  if (NUMBER_TO_PEOPLE.test(text)) return [takenForText(text, 'write the number as Python does, without zeros before it')]
  const key = /\n([\w.-]+)\s*[=:]\s/.exec(text)?.[1]
  if (key !== undefined) {
    const message = `a deeper line goes on with the value above it: ${key} is no key here, but text of this value`
    return [{ code: 'ini-value', message, hint: `move ${key} to the left` }]
  }
  const comment = /\s([#;])/.exec(text)?.[1]
  if (comment === undefined) return []
  const message = `no comment stands behind a value of an INI file: the text goes on with the ${comment}`
  return [{ code: 'ini-value', message, hint: 'put the comment on a line of its own, or the text in quotes' }]
}

/** Numbers to people and to YAML, none to Python: `007`, `inf`, `.nan`. */
const NUMBER_TO_PEOPLE = /^[-+]?(?:0\d+|\.?inf(?:inity)?|\.?nan)$/i

function takenForText(text: string, hint: string): IniDoubt {
  return { code: 'ini-value', message: `the loader takes ${text} for text`, hint }
}

function doubtsOfPath(text: string): readonly IniDoubt[] {
  if (/^['"[({]/.test(text)) {
    const message = `the loader takes text with _dir in it for a path as it stands: the ${/^['"]/.test(text) ? 'quotes' : 'brackets'} are part of it`
    return [{ code: 'ini-value', message, hint: 'write the path alone' }]
  }
  const path = pathlibText(text)
  const message = `the loader takes text with _dir in it for a path, and spells it ${path}`
  return path === text ? [] : [{ code: 'ini-value', message, hint: `write ${path}` }]
}

function foreignDoubt(what: string): IniDoubt {
  return { code: 'ini-value', message: `Python makes ${what} of it, which no config holds; it is shown as text` }
}
