import type { Cause } from './cause.ts'
import type { Layer } from '../layer.ts'
import { reachedWords } from '../layer-words.ts'
import { formatPath } from '../path.ts'

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
  const [first, second] = causes
  if (!first) return ''
  if (!second) return sentenceOf(first, names)
  return filesForFiles(causes, names) ?? capital(joined(causes.map((cause) => nounOf(cause, names))))
}

/** One place need not be said twice. */
function isOneMount({ a, b }: { readonly a: Layer; readonly b: Layer }): boolean {
  return a.mountKey !== undefined && a.mountKey === b.mountKey
}

/** A clause set between commas needs none at the end. */
function joined(nouns: readonly string[]): string {
  return nouns.join(' together with ').replace(/,$/, '')
}

/** Files that one side takes for those that the other takes, said in one go. */
function filesForFiles(causes: readonly Cause[], { a, b }: SideNames): string | undefined {
  if (causes.some(({ kind }) => kind !== 'replaced' && kind !== 'only-a' && kind !== 'only-b')) return undefined
  const inA = causes.flatMap((cause) => ('a' in cause ? [cause.a] : []))
  const inB = causes.flatMap((cause) => ('b' in cause ? [cause.b] : []))
  const [firstA, firstB] = [inA[0], inB[0]]
  if (!firstA || !firstB) return undefined
  const paths = (layers: readonly Layer[]): string => layers.map(told).join(' with ')
  const mounted = [...inA, ...inB].filter(({ mountKey }) => mountKey !== undefined).length
  if (mounted > 0 && mounted < inA.length + inB.length) return undefined
  return `${b} ${takes(firstB)} ${paths(inB)} where ${a} ${takes(firstA)} ${paths(inA)}`
}

function sentenceOf(cause: Cause, names: SideNames): string {
  const { a, b } = names
  switch (cause.kind) {
    case 'replaced':
      return `${b} ${takes(cause.b)} ${told(cause.b)} where ${a} ${takes(cause.a)} ${isOneMount(cause) ? stated(cause.a) : told(cause.a)}`
    case 'own':
      return `Written in ${themselves(cause)}`
    case 'only-a':
      return `Only ${a} ${takes(cause.a)} ${told(cause.a)}`
    case 'only-b':
      return `Only ${b} ${takes(cause.b)} ${told(cause.b)}`
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

/** The path of a layer, where it is mounted, and what keeps it from writing. */
function told(layer: Layer): string {
  return layer.mountKey === undefined ? stated(layer) : `${stated(layer)} at ${formatPath(layer.at)}`
}

function stated({ path, state }: Layer): string {
  if (state === 'missing') return `${path} (missing)`
  if (state === 'broken') return `${path} (cannot be read)`
  return state === 'off' ? `${path} (switched off)` : path
}

function takes(layer: Layer): string {
  return layer.chain.length > 0 ? reachedWords(layer).does : 'takes'
}

function themselves({ a, b }: { readonly a: Layer; readonly b: Layer }): string {
  return a.kind === 'file' ? `${a.path} and ${b.path} themselves` : `the ${a.kind}s themselves`
}

function editedText({ a, b }: { readonly a: Layer; readonly b: Layer }, names: SideNames): string {
  const [side, state] = b.state === 'ok' ? [names.a, a.state] : [names.b, b.state]
  if (state === 'off') return `${b.path} is switched off in ${side}`
  if (state === 'broken') return `${b.path} cannot be read in ${side}`
  if (state === 'missing') return `${b.path} is missing in ${side}`
  if (a.source.text === b.source.text) return `${b.path} is read by other rules in ${names.b}`
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
