import { fileName, folderOf } from '../../core/file-path.ts'

/** A file's name without folder and ending, as menus show it. */
export function experimentName(path: string): string {
  return fileName(path).replace(/\.(?:ya?ml|json|ini)$/, '')
}

export function folderLabel(path: string): string {
  return folderOf(path) || 'At the top'
}

/** A path without its ending, as chips and gutters show it: `models/xlstm_base`. */
export function shortPath(path: string): string {
  return path.replace(/\.(?:ya?ml|json|ini)$/, '')
}

/** A count with its noun: `1 key`, `3 keys`. */
export function count(n: number, noun: string, nouns = `${noun}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : nouns}`
}

/** The files of a stack as one short name: `a + b`, or `none`. */
export function stackName(stack: readonly string[]): string {
  return stack.length === 0 ? 'none' : stack.map(experimentName).join(' + ')
}
