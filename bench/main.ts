import { runCauseBench } from './cause-bench.ts'
import { runCoreBench } from './core-bench.ts'
import { runListDiffBench } from './diff-bench.ts'
import { runFormBench } from './form-bench.ts'
import { isWithin, ratioOf } from './row.ts'
import { runTextBench } from './text-bench.ts'
import type { Row } from './row.ts'

const rows = [
  ...(await runCoreBench()),
  ...runCauseBench(),
  ...runListDiffBench(),
  ...(await runTextBench()),
  ...(await runFormBench()),
]
process.stdout.write(table(rows))
process.exitCode = rows.every(isWithin) ? 0 : 1

/** The rows as text columns: milliseconds of ours and theirs, the ratio, and what it may be. */
function table(all: readonly Row[]): string {
  const head = ['what', 'ours ms', 'theirs ms', 'ratio', 'limit', '']
  const lines = all.map((row) => [
    row.name,
    row.ours.toFixed(1),
    `${row.theirs.toFixed(1)} (${row.against})`,
    ratioOf(row).toFixed(2),
    `≤ ${row.limit}${row.allowance === undefined ? '' : ` + ${row.allowance} ms`}`,
    isWithin(row) ? 'ok' : 'TOO SLOW',
  ])
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => (line[i] ?? '').length)))
  return [head, ...lines]
    .map(
      (line) =>
        `${line
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
