import { editDistance, nearest } from '../../core/nearest.ts'
import type { Finding } from '../schema/finding.ts'
import { fixByValue } from '../schema/fix-value.ts'
import type { Place } from '../schema/walk.ts'

/**
 * That a text which the real code looks up by name is nearly a name that is known. Nothing where it is one, or unlike all of them: the
 * code may well find it.
 *
 * @see SPEC.md V13
 */
export function nameSlips({ node, schema, path }: Place): readonly Finding[] {
  if (schema.lookedUp === undefined || node.kind !== 'scalar' || node.value.kind !== 'str') return []
  const word = node.value.value
  const known = [...(schema.examples ?? []), ...schema.lookedUp].filter((name) => typeof name === 'string')
  if (known.includes(word)) return []
  const [meant] = nearest(
    word,
    known.filter((name) => isSlip(word, name)),
    1,
  )
  if (meant === undefined) return []
  const fixes = fixByValue(node, { kind: 'str', value: meant }).map((fix) => ({ ...fix, title: `Use ${meant}` }))
  return [
    {
      code: 'close-name',
      severity: 'warning',
      path: [...path],
      message: `${word} is looked up as it is written, and no name that is known is written so`,
      hint: `did you mean ${meant}?`,
      fixes,
      at: 'value',
    },
  ]
}

/** Other numbers and other parts of a name (`16-mixed`, `ddp_spawn`) make another name, however few their letters are. */
function isSlip(word: string, name: string): boolean {
  if (word.replaceAll(/\D/g, '') !== name.replaceAll(/\D/g, '') || partsOf(word) !== partsOf(name)) return false
  return editDistance(word.toLowerCase(), name.toLowerCase()) <= mostSlips(word)
}

function partsOf(name: string): number {
  return name.split(/[^\p{L}\p{N}]+/u).length
}

/** How many other letters a word may have and still be the same word. */
export function mostSlips(word: string): number {
  return word.length < 3 ? 0 : word.length < 7 ? 1 : 2
}
