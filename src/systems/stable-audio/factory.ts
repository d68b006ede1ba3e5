import { z } from '../schema/zod.ts'
import { freeMap } from './values.ts'

/** One level of the config where a `type` picks a class. */
export interface Level {
  /** Of the key that picks. */
  readonly title: string
  readonly help: string
  /** Keys that stand beside `type` and `config`, whatever the type. */
  readonly beside?: z.ZodRawShape
}

/** What makes the variants of one level. */
export interface Factory {
  /** The variant of a type that the code builds: `config` holds what its class takes. */
  readonly type: (name: string, config: z.ZodType, facts: VariantFacts) => z.ZodObject
  /** The variant of a type that only old or forked files have: `told` is what became of it. */
  readonly gone: (name: string, told: string) => z.ZodObject
}

interface VariantFacts extends z.core.GlobalMeta {
  /** Keys that stand beside `type` and `config` for this type alone. */
  readonly more?: z.ZodRawShape
}

/**
 * What makes the variants of one factory level. Beside `config` the factory reads with `get()`, so that an unknown key is ignored;
 * inside it every key is an argument of the class.
 */
export function factory({ title, help, beside = {} }: Level): Factory {
  return {
    type: (name, config, { more = {}, ...facts }) =>
      z.object({ type: z.literal(name).meta({ title, help }), config, ...beside, ...more }).meta(facts),
    gone: (name, told) =>
      z
        .object({
          type: z.literal(name).meta({ title, help, real: { refuses: told } }),
          config: freeMap.optional().meta({ title: 'Config', help: 'What its class took, whatever that was.' }),
          ...beside,
        })
        .meta({ title: 'Gone', summary: ['{type}', 'gone'], source: 'files of older versions and of forks' }),
  }
}

/** `requires_grad`, which most factories read beside `type`. */
export const requiresGrad = {
  requires_grad: z.boolean().default(true).meta({
    title: 'Trained',
    help: 'Whether its weights are trained with the rest. Off, they stay as they are.',
    source: 'the factory functions of the models',
  }),
}
