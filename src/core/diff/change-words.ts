import type { ChangeKind } from './change.ts'

/** The sign of a kind of change; with its value beside it, it is enough to tell them apart without colour. */
export const SIGNS: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '\u2212',
  changed: '~',
  'type-changed': '~',
  moved: '↕',
  reordered: '↕',
}

/** What a kind of change is called where A is compared with the side of a letter: `only in B`. */
export function kindWord(kind: ChangeKind, letter = 'B'): string {
  return kind === 'added' ? `only in ${letter}` : WORDS[kind]
}

const WORDS: Readonly<Record<Exclude<ChangeKind, 'added'>, string>> = {
  removed: 'only in A',
  changed: 'changed',
  'type-changed': 'other type',
  moved: 'moved',
  reordered: 'other order',
}
