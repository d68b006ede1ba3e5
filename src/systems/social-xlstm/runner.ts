import type { Runner } from '../system.ts'

/** The command line of the layered runner: one `--configfile` for each file, overrides through `--config`, then the target. */
export const runner: Runner = {
  command: ({ files, overrides }) => {
    const sets = overrides.map(readOverride)
    const config = nest(sets.flatMap((set) => (set.path ? [set] : [])))
    const lost = sets.flatMap((set) => (set.path ? [] : [`# this runner has no way to say ${set.line}`]))
    const words = [
      'python workflow/snakemake_warp.py',
      ...files.map((file) => `--configfile ${quoteWord(file)}`),
      'train_model',
      ...(config.length > 0 ? [`--config ${config.map(quoteWord).join(' ')}`] : []),
    ]
    return [...lost, words.join(' ')].join('\n')
  },
}

interface Override {
  readonly line: string
  /** Undefined where the line does more than set a value: it deletes, or reaches into a list. */
  readonly path?: readonly string[]
  readonly value: string
}

const SET = /^\s*\+{0,2}([\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*)\s*=\s*(.*?)\s*$/u

function readOverride(line: string): Override {
  const match = SET.exec(line)
  const [, path, value] = match ?? []
  if (path === undefined || value === undefined) return { line: line.trim(), value: '' }
  return { line, path: path.split('.'), value: value === '' ? 'null' : value }
}

type Tree = Map<string, Tree | string>

/** One `key=value` for each top-level key, since the runner keeps only the last of two: deeper keys become flow maps. */
function nest(sets: readonly Override[]): readonly string[] {
  const tree: Tree = new Map()
  for (const { path = [], value } of sets) plant(tree, path, value)
  return [...tree].map(([key, value]) => `${key}=${print(value)}`)
}

function plant(tree: Tree, path: readonly string[], value: string): void {
  const [key = '', ...rest] = path
  if (rest.length === 0) {
    tree.set(key, value)
    return
  }
  const inner = tree.get(key)
  const branch: Tree = inner instanceof Map ? inner : new Map()
  tree.set(key, branch)
  plant(branch, rest, value)
}

function print(value: Tree | string): string {
  if (typeof value === 'string') return value
  return `{${[...value].map(([key, inner]) => `${key}: ${inFlow(inner)}`).join(', ')}}`
}

/** A value as it may stand inside a flow map: text with a comma or a brace is quoted, what is a list or a map already is not. */
function inFlow(value: Tree | string): string {
  if (typeof value !== 'string') return print(value)
  return /^[[{"']/.test(value) || !/[,[\]{}#]|: /.test(value) ? value : JSON.stringify(value)
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
