import type { Cause } from './cause.ts'
import type { Layer } from './layer.ts'

/** What the two sides are called in a sentence. */
export interface SideNames {
  readonly a: string
  readonly b: string
}

const LETTERS: SideNames = { a: 'A', b: 'B' }

/**
 * The causes of a group as a sentence without a full stop: "B includes data/multi_vd_5.yaml where A includes
 * data/single_vd.yaml". Several are joined: only together do they make the changes.
 */
export function describeCauses(causes: readonly Cause[], names: SideNames = LETTERS): string {
  const [first, second, ...more] = causes
  if (!first) return ''
  if (!second) return sentenceOf(first, names)
  const apart = more.length === 0 ? takenApart(first, second, names) : undefined
  return apart ?? allReplaced(causes, names) ?? capital(joined(causes.map((cause) => nounOf(cause, names))))
}

/** A clause set between commas needs none at the end. */
function joined(nouns: readonly string[]): string {
  return nouns.join(' together with ').replace(/,$/, '')
}

/** Several files in place of as many, said in one go. */
function allReplaced(causes: readonly Cause[], { a, b }: SideNames): string | undefined {
  const replaced = causes.filter((cause) => cause.kind === 'replaced')
  const [first] = replaced
  if (!first || replaced.length < causes.length) return undefined
  const [inA, inB] = (['a', 'b'] as const).map((side) => replaced.map((cause) => cause[side].path).join(' with '))
  return `${b} ${takes(first.b)} ${inB} where ${a} ${takes(first.a)} ${inA}`
}

function sentenceOf(cause: Cause, names: SideNames): string {
  const { a, b } = names
  switch (cause.kind) {
    case 'replaced':
      return `${b} ${takes(cause.b)} ${cause.b.path} where ${a} ${takes(cause.a)} ${cause.a.path}`
    case 'own':
      return `Written in ${themselves(cause)}`
    case 'only-a':
      return `Only ${a} ${takes(cause.a)} ${cause.a.path}`
    case 'only-b':
      return `Only ${b} ${takes(cause.b)} ${cause.b.path}`
    case 'edited':
      return capital(editedText(cause, names))
    case 'moved':
      return `${b} takes ${cause.b.path} at another place than ${a}`
    case 'overrides':
      return capital(overridesText(cause, names))
    case 'order':
      return capital(ORDER)
  }
}

function nounOf(cause: Cause, names: SideNames): string {
  switch (cause.kind) {
    case 'replaced':
      return `${cause.b.path} in place of ${cause.a.path}`
    case 'own':
      return themselves(cause)
    case 'only-a':
      return `${cause.a.path}, which only ${names.a} ${takes(cause.a)},`
    case 'only-b':
      return `${cause.b.path}, which only ${names.b} ${takes(cause.b)},`
    case 'moved':
      return `${cause.b.path} at another place`
    case 'edited':
      return editedText(cause, names)
    case 'overrides':
      return overridesText(cause, names)
    case 'order':
      return ORDER
  }
}

const ORDER = 'the same files merged in another order'

function takes({ chain }: Layer): string {
  return chain.length > 0 ? 'includes' : 'takes'
}

/** One value from a file that only B has, the other from one that only A has: not together, but the one where the other. */
function takenApart(first: Cause, second: Cause, { a, b }: SideNames): string | undefined {
  const onlyA = [first, second].find((cause) => cause.kind === 'only-a')
  const onlyB = [first, second].find((cause) => cause.kind === 'only-b')
  if (!onlyA || !onlyB) return undefined
  return `${b} ${takes(onlyB.b)} ${onlyB.b.path} where ${a} ${takes(onlyA.a)} ${onlyA.a.path}`
}

function themselves({ a, b }: { readonly a: Layer; readonly b: Layer }): string {
  return a.kind === 'file' ? `${a.path} and ${b.path} themselves` : `the ${a.kind}s themselves`
}

function editedText({ a, b }: { readonly a: Layer; readonly b: Layer }, names: SideNames): string {
  const [side, state] = b.state === 'ok' ? [names.a, a.state] : [names.b, b.state]
  if (state === 'off') return `${b.path} is switched off in ${side}`
  if (state === 'broken') return `${b.path} cannot be read in ${side}`
  if (state === 'missing') return `${b.path} is missing in ${side}`
  return `${b.path} has another text in ${names.b}`
}

function overridesText({ a, b }: { readonly a: Layer; readonly b: Layer }, names: SideNames): string {
  const [inA, inB] = [a, b].map(({ source, state }) => state === 'ok' && source.text.trim() !== '')
  if (inA !== true) return `overridden in ${names.b}`
  return inB === true ? `overridden in another way in ${names.b}` : `overridden in ${names.a}`
}

/** The text with a capital first letter, unless it starts with a path. */
function capital(text: string): string {
  return /^\S*[./]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
