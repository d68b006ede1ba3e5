import type { Comparison } from '../../../workspace/compare/comparison.ts'

/** What the columns of the lists are. Every line says it for itself too. */
export function ChangeColumns({ comparison: { a, b } }: { readonly comparison: Comparison }) {
  return (
    <div className="changes-columns" aria-hidden="true">
      <span />
      <span>Key</span>
      <span className="changes-side" title={a.name}>
        <b>A</b> {a.name}
      </span>
      <span className="changes-side" title={b.name}>
        <b>B</b> {b.name}
      </span>
      <span />
    </div>
  )
}
