import type { ZodIssue as Zod3Issue } from 'zod/v3'
import type { z } from './zod.ts'

/** A Zod 4 issue that says what a Zod 3 issue said; `path` stays the same, and those inside a union are relative to it. */
export function fromZod3Issue(issue: Zod3Issue, input: unknown): z.core.$ZodRawIssue {
  return { ...translate(issue, input), path: [...issue.path], input, continue: true } as z.core.$ZodRawIssue
}

interface Zod4Words {
  readonly code: z.core.$ZodIssue['code']
  readonly [word: string]: unknown
}

function translate(issue: Zod3Issue, input: unknown): Zod4Words {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'invalid_type', expected: issue.expected === 'integer' ? 'int' : issue.expected }
    case 'invalid_literal':
      return { code: 'invalid_value', values: [issue.expected] }
    case 'invalid_enum_value':
      return { code: 'invalid_value', values: issue.options }
    case 'unrecognized_keys':
      return { code: 'unrecognized_keys', keys: issue.keys }
    case 'invalid_union_discriminator':
      return {
        code: 'invalid_union',
        errors: [],
        note: 'No matching discriminator',
        options: issue.options,
        discriminator: last(issue),
      }
    case 'invalid_union':
      return {
        code: 'invalid_union',
        errors: issue.unionErrors.map((error) => error.issues.map((inner) => within(inner, issue, input))),
      }
    case 'too_small':
      return {
        code: 'too_small',
        origin: issue.type,
        minimum: issue.minimum,
        inclusive: issue.inclusive,
        exact: issue.exact ?? false,
      }
    case 'too_big':
      return {
        code: 'too_big',
        origin: issue.type,
        maximum: issue.maximum,
        inclusive: issue.inclusive,
        exact: issue.exact ?? false,
      }
    case 'not_multiple_of':
      return { code: 'not_multiple_of', divisor: issue.multipleOf }
    case 'not_finite':
      return { code: 'invalid_type', expected: 'number' }
    case 'invalid_string':
      return { code: 'invalid_format', format: typeof issue.validation === 'string' ? issue.validation : 'pattern' }
    default:
      return { code: 'custom', message: issue.message }
  }
}

function last(issue: Zod3Issue): string {
  return String(issue.path.at(-1) ?? '')
}

/** Zod 3 gives a union's inner issues their whole path, Zod 4 the path from the union on. */
function within(inner: Zod3Issue, union: Zod3Issue, input: unknown): z.core.$ZodRawIssue {
  return fromZod3Issue({ ...inner, path: inner.path.slice(union.path.length) }, input)
}
