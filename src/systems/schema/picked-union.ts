import { z } from './zod.ts'

/** A union of maps that is picked otherwise than by one of some known values. */
export interface PickedUnionDef extends z.core.$ZodUnionDef {
  readonly discriminator: string
  readonly by: 'presence' | 'open'
  readonly pick: (map: Readonly<Record<string, unknown>>) => z.core.$ZodType
}

interface PickedUnion extends z.ZodUnion {
  _zod: z.core.$ZodUnionInternals & { def: PickedUnionDef }
}

const PickedUnion = z.core.$constructor<PickedUnion, PickedUnionDef>('PickedUnion', (inst, def) => {
  z.ZodUnion.init(inst, def)
  inst._zod.parse = (payload, context) => {
    const { value } = payload
    if (z.core.util.isObject(value)) return def.pick(value)._zod.run(payload, context)
    payload.issues.push({ code: 'invalid_type', expected: 'object', input: value, inst })
    return payload
  }
})

/**
 * A union that is picked by whether a map has `key`, whatever it holds: code that asks `if "arc" in config`. Only the picked one is
 * validated; a form offers the key either way.
 *
 * @see SPEC.md V3
 */
export function byPresence(key: string, { present, absent }: Record<'present' | 'absent', z.ZodType>): z.ZodType {
  return new PickedUnion({
    type: 'union',
    options: [present, absent],
    discriminator: key,
    by: 'presence',
    pick: (map) => (Object.hasOwn(map, key) ? present : absent),
  })
}

/**
 * A union picked by the value of `key` as `z.discriminatedUnion()` is, but `other` takes every value that none of `known` names: code
 * that looks a class up by whatever name is written. A form suggests the known ones.
 *
 * @see SPEC.md V3
 */
export function openUnion(key: string, known: readonly z.ZodType[], other: z.ZodType): z.ZodType {
  const byTag = new Map(known.flatMap((option) => [...(option._zod.propValues?.[key] ?? [])].map((tag) => [tag, option])))
  return new PickedUnion({
    type: 'union',
    options: [...known, other],
    discriminator: key,
    by: 'open',
    pick: (map) => byTag.get(map[key] as z.core.util.Primitive) ?? other,
  })
}
