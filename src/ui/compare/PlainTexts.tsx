import type { Side } from '../../workspace/compare/side.ts'

interface Props {
  readonly sides: readonly [a: Side, b: Side]
  readonly texts: readonly [a: string, b: string]
}

/** Both texts without the full editor: while that loads, and where it cannot be loaded. */
export function PlainTexts({ sides, texts }: Props) {
  return (
    <div className="diff-plain">
      {sides.map((side, i) => (
        <textarea
          key={i === 0 ? 'a' : 'b'}
          readOnly
          spellCheck={false}
          aria-label={`Resolved text of ${i === 0 ? 'A' : 'B'}, ${side.name}`}
          value={texts[i]}
        />
      ))}
    </div>
  )
}
