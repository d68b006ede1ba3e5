import { runFormBench } from '/work/main/bench/form-bench.ts'
console.table((await runFormBench()).map(r => ({ name: r.name, ours: r.ours.toFixed(1), theirs: r.theirs.toFixed(1), ratio: (r.ours / r.theirs).toFixed(2), limit: r.limit })))
