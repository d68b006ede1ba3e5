import { makeKnown } from '../../systems/registry.testing.ts'
import type { SystemDefinition } from '../../systems/system.ts'
import { z } from '../../systems/schema/zod.ts'

const drawn = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('fixed').meta({ title: 'Type' }), value: z.number() }).meta({ title: 'Fixed' }),
    z
      .strictObject({ type: z.literal('uniform').meta({ title: 'Type' }), min: z.number(), max: z.number() })
      .meta({ title: 'Uniform' }),
  ])
  .meta({ title: 'Distribution' })

/** A name, a number or a distribution. */
const size = z.union([
  z.string().meta({
    title: 'Preset',
    examples: ['small', 'vague'],
    named: {
      small: { expansion: { type: 'fixed', value: 1 } },
      vague: { expansion: { type: 'uniform', min: 2 }, unknown: ['max'] },
    },
  }),
  z.number(),
  drawn,
])

const stage = z.strictObject({
  name: z.string().meta({ title: 'Name' }),
  size: size.optional().meta({ title: 'Stage size' }),
})

/** Keys of a map of which more may be set than are worth a row while nothing sets them. */
export const LETTERS = 'A B C D E F G H I'.split(' ')

/** Values of several kinds at every place where one can stand: as a key, deep inside, nullable, in items, in lists, under free keys. */
const definition: SystemDefinition = {
  id: 'kinds',
  title: 'Kinds',
  dialect: 'pyyaml',
  layers: [],
  links: [{ kind: 'includes' }],
  sections: [
    {
      key: 's',
      title: 'S',
      help: 'Kinds of values.',
      schema: z.strictObject({
        size: size.default('small').meta({ title: 'Size' }),
        limit: z.union([z.number(), drawn, z.null()]).optional().meta({ title: 'Limit' }),
        width: z
          .union([z.int(), z.array(z.int())])
          .optional()
          .meta({ title: 'Width' }),
        word: z.union([z.string(), z.number()]).optional().meta({ title: 'Word' }),
        flag: z
          .union([z.boolean(), z.literal('auto')])
          .optional()
          .meta({ title: 'Flag' }),
        deep: z.strictObject({ inner: z.strictObject({ size: size.optional().meta({ title: 'Deep size' }) }) }).optional(),
        stages: z
          .union([z.string(), z.array(stage)])
          .optional()
          .meta({ title: 'Stages' }),
        plain: z.array(stage).optional().meta({ title: 'Plain stages' }),
        named: z.record(z.string(), size).optional().meta({ title: 'Named' }),
      }),
    },
    {
      key: 'loose',
      title: 'Loose',
      help: 'Many keys that need not be there.',
      schema: z.strictObject(Object.fromEntries(LETTERS.map((key) => [key, z.number().optional()]))),
    },
  ],
  rules: [],
  guards: [],
  derived: [],
}

/** Makes the system known while a file is tested. */
export function loadKinds(): Promise<() => void> {
  return makeKnown(definition)
}
