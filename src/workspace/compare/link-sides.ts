import type { SideRef } from './side.ts'

/** More sides than anybody looks at: such a link is a mistake, or worse. */
export const MOST_SIDES = 26

/** What a link may ask of one side: a link comes from anybody, and what it asks for is composed at once. */
const MOST_FILES = 100
const MOST_LINES = 200
const MOST_TEXT = 20_000
/** A line may fill a list up to its index, for each index that it names. */
const MOST_ITEMS = 20_000

type Stack = SideRef & { readonly kind: 'stack' }

/** One side as keys and values of a link, or, as one clause, why it has none. */
export function sidePairs(index: number, ref: SideRef): readonly [string, string][] | { readonly refusal: string } {
  const letter = letterOf(index)
  switch (ref.kind) {
    case 'text':
      return { refusal: `${ref.name} is from outside the workspace, and only paths fit into a link` }
    case 'file':
      return [[letter, ref.isSaved === true ? `saved:${ref.path}` : isWord(ref.path) ? `file:${ref.path}` : ref.path]]
    case 'open':
      return [[letter, ref.isSaved === true ? 'open:saved' : 'open']]
    case 'stack': {
      const [refusal] = fitted(letter, ref).left
      return refusal === undefined ? stackPairs(letter, ref) : { refusal }
    }
  }
}

function stackPairs(letter: string, { files, overrides, off, isSaved }: Stack): readonly [string, string][] {
  return [
    [letter, 'stack'],
    ...files.map((path): [string, string] => [`${letter}.file`, path]),
    ...(overrides === '' ? [] : [[`${letter}.set`, overrides] satisfies [string, string]]),
    ...off.map((id): [string, string] => [`${letter}.off`, id]),
    ...(isSaved === true ? [[`${letter}.saved`, '1'] satisfies [string, string]] : []),
  ]
}

function letterOf(index: number): string {
  return String.fromCodePoint(97 + index)
}

/** Whether a path reads like what stands for something else. */
function isWord(path: string): boolean {
  return path === '' || path === 'open' || path === 'stack' || /^(?:file|saved|open):/.test(path)
}

/** Sides up to the first letter that is left out: what comes after it would stand in another's place. */
export function readSides(values: ReadonlyMap<string, readonly string[]>, left: string[]): readonly SideRef[] {
  const sides: SideRef[] = []
  for (let i = 0; i < MOST_SIDES; i += 1) {
    const letter = letterOf(i)
    const [side] = values.get(letter) ?? []
    if (side === undefined) continue
    if (i > sides.length) {
      left.push(`it names ${letter.toUpperCase()} and not all before it`)
      break
    }
    if (side === 'stack') {
      const read = fitted(letter, readStack(letter, values))
      sides.push(read.stack)
      left.push(...read.left)
    } else sides.push(readSide(side))
  }
  return sides
}

function readStack(letter: string, values: ReadonlyMap<string, readonly string[]>): Stack {
  const all = (key: string): readonly string[] => values.get(`${letter}.${key}`) ?? []
  const isSaved = all('saved')[0] === '1'
  return { kind: 'stack', files: all('file'), overrides: all('set').join('\n'), off: all('off'), ...(isSaved ? { isSaved } : {}) }
}

function readSide(side: string): SideRef {
  if (side === 'open') return { kind: 'open' }
  if (side === 'open:saved') return { kind: 'open', isSaved: true }
  if (side.startsWith('saved:')) return { kind: 'file', path: side.slice('saved:'.length), isSaved: true }
  return { kind: 'file', path: side.replace(/^file:/, '') }
}

/** What a link may hold of a stack, and what of it is too much. */
function fitted(letter: string, stack: Stack): { readonly stack: Stack; readonly left: readonly string[] } {
  const side = letter.toUpperCase()
  const files = stack.files.slice(0, MOST_FILES)
  const overrides = firstLines(stack.overrides)
  const left = [
    ...(files.length < stack.files.length ? [`${side} has more than the ${MOST_FILES} files that a link holds`] : []),
    ...(overrides.length < stack.overrides.length ? [`${side} has more override lines than a link holds`] : []),
  ]
  return { stack: left.length > 0 ? { ...stack, files, overrides } : stack, left }
}

/** Whole lines from the first on, as many as are allowed. */
function firstLines(text: string): string {
  const lines = text.split('\n')
  let [length, items] = [0, 0]
  const end = lines.findIndex((line, i) => {
    length += line.length + 1
    for (const [, index] of (KEY.exec(line)?.[0] ?? '').matchAll(/\[(\d+)\]/g)) items += Number(index)
    return i >= MOST_LINES || length > MOST_TEXT || items > MOST_ITEMS
  })
  return end === -1 ? text : lines.slice(0, end).join('\n')
}

/** All before the first `=` that is not in a quoted key. */
const KEY = /^(?:\["(?:[^"\\]|\\.)*"\]|[^=])*/
