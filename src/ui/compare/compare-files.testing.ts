import { loadSystems } from '../../systems/registry.ts'
import { compareSides } from '../../workspace/compare/comparison.ts'
import type { Comparison } from '../../workspace/compare/comparison.ts'
import { compareOptionsOf } from '../../workspace/compare/compare-options.ts'
import { sessionOf } from '../../workspace/session.testing.ts'
import { resolveSide } from '../../workspace/compare/side.ts'

/** What differs between `a.yaml` and `b.yaml` of some texts, under their `strata.yaml`. */
export async function compareFiles(texts: Readonly<Record<string, string>>): Promise<Comparison> {
  await loadSystems()
  const session = sessionOf(texts)
  const [a, b] = ['a.yaml', 'b.yaml'].map((path) => resolveSide(session, { kind: 'file', path }))
  if (!a || !b) throw new Error('two sides')
  return compareSides(a, b, compareOptionsOf(session))
}

/** The comparison of two texts, each the whole of its side. */
export function compareTexts(a: string, b: string, more: Readonly<Record<string, string>> = {}): Promise<Comparison> {
  return compareFiles({ 'a.yaml': a, 'b.yaml': b, ...more })
}
