import type { z } from '../schema/zod.ts'

interface LaterFacts {
  readonly title: string
  readonly help: string
  /** What it is where a version has it and nothing is written. */
  readonly value: unknown
  readonly unit?: string
  readonly scale?: 'log'
}

interface LaterClass {
  /** Of the class: `TrainingConfig`. */
  readonly name: string
  readonly file: string
  /** Whether the class itself is older than the key, so that an earlier version of it refuses the key. */
  readonly isOlder: boolean
}

/** A way to write the keys of a class that only versions after the design document have. */
export type Later = <T extends z.ZodType>(schema: T, facts: LaterFacts) => z.ZodOptional<T>

/**
 * What makes fields of the later versions of a class. They have no default here: the class of the design document has no such
 * key, and a default would enter exports that it then refuses. What the later class takes is said, and offered, instead.
 */
export function laterIn({ name, file, isOlder }: LaterClass): Later {
  return (schema, { value, help, ...facts }) =>
    schema.optional().meta({
      ...facts,
      help: `${help} Unset it is ${written(value)}.`,
      group: 'Later versions',
      source: `later versions of ${name} in ${file}`,
      ...(value === null ? {} : { examples: [value] as never }),
      ...(isOlder
        ? { real: { refuses: `only later versions of ${name} have this key: earlier ones stop with a TypeError` } }
        : {}),
    })
}

function written(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
