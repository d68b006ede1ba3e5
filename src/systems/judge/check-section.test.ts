import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeTexts, line, systemOf } from '../compose.testing.ts'
import type { System } from '../system.ts'
import { validate } from './validate.ts'
import { z } from '../schema/zod.ts'

const schema = z.looseObject({
  size: z.int().positive().default(1),
  word: z.string().min(2).optional(),
  at: z.array(z.int()).optional(),
  part: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('a'), depth: z.int().optional() }),
    z.object({ type: z.literal('b'), width: z.number().optional() }),
  ]),
})
const system = await systemOf(schema)

/** The same system with no memory of what it has checked. */
function fresh(of: System): System {
  return { ...of, sections: of.sections.map((section) => ({ ...section })) }
}

function told(texts: Readonly<Record<string, string>>, of: System): readonly string[] {
  return validate(composeTexts(texts, of), of).map(line)
}

test('V8 a section that was clean is clean wherever its lines stand, and no other is', () => {
  const key = fc.constantFrom(
    'size: 1',
    'size: 2',
    'size: 0',
    'word: ab',
    'word: x',
    'at: [1]',
    'at: [1.0]',
    'sise: 1',
    'more: {}',
    'part: {type: b}',
    'part: {depth: 2}',
  )
  const keys = fc.uniqueArray(key, { maxLength: 4, selector: (text) => text.split(':')[0] })
  const texts = fc.record({ 'a.yaml': keys, 'b.yaml': keys })
  fc.assert(
    fc.property(texts, texts, ({ 'a.yaml': a, 'b.yaml': b }, { 'b.yaml': other }) => {
      const stacks = [
        { 'a.yaml': block(a), 'b.yaml': block(b) },
        // The same values on other lines, then in other files, then others.
        { 'a.yaml': `# moved\n${block(a)}`, 'b.yaml': `\n\n${block(b)}` },
        { 'a.yaml': block([...a, ...b].filter((text, i, all) => all.indexOf(text) === i)), 'b.yaml': block([]) },
        { 'a.yaml': block(a), 'b.yaml': block(other) },
      ]
      for (const stack of stacks) expect(told(stack, system)).toEqual(told(stack, fresh(system)))
    }),
    { numRuns: 1000 },
  )
})

/** A section whose part is of type a unless one of the keys says otherwise. */
function block(keys: readonly string[]): string {
  return `s:\n  ${['part: {type: a}', ...keys].filter((text, i, all) => i > 0 || !all.slice(1).some((other) => other.startsWith('part: {type'))).join('\n  ')}\n`
}
