import { pathOf } from '../core/diff/change.ts'
import type { Change } from '../core/diff/change.ts'
import { patchLines } from '../core/diff/patch.ts'
import type { InexpressibleReason, PatchRequest } from '../core/diff/patch.ts'
import { formatPath } from '../core/path.ts'
import type { Comparison } from '../workspace/compare/comparison.ts'
import { oneLine } from './issue-lines.ts'
import type { Terminal } from './terminal.ts'

/** Prints the override lines that make B of A; what they cannot do goes to stderr. What is ignored stays as A has it. */
export function printPatch(comparison: Comparison, reading: Reading, terminal: Terminal): void {
  const { a, b, ignored } = comparison
  const { text, inexpressible, left } = patchLines({
    ...reading,
    a: a.composition,
    b: b.composition,
    files: a.files,
    ignored,
  })
  terminal.out(text)
  for (const { change, reason } of inexpressible) terminal.err(`${leftOut(change, REASONS[reason])}\n`)
  for (const change of left) terminal.err(`${leftOut(change, 'it differs still, with the lines')}\n`)
}

/** How A's files are read, and how lists are matched. */
type Reading = Pick<PatchRequest, 'options' | 'matchBy'>

function leftOut(change: Change, why: string): string {
  return oneLine(`not in the patch: ${formatPath(pathOf(change)) || 'the whole config'} (${change.kind}): ${why}`)
}

const REASONS: Readonly<Record<InexpressibleReason, string>> = {
  deletion: 'no line takes the key away',
  overridden: "A's own override lines lie above",
  interpolation: 'B has an expression there that nothing replaces, and A would replace it',
  spelling: 'no line spells the key or the value so that it reads back the same',
}
