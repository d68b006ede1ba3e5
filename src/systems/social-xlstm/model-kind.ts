import type { Zod3Type } from '../schema/json-schema.ts'
import type { z } from '../schema/zod.ts'
import type { ConfigView } from '../system.ts'
import type { ParameterCount, ParameterPart } from './parameter-count.ts'

/** One model of the codebase: what `model.name` says, the block under `model` that holds its parameters, and their schema. */
export interface ModelKind {
  readonly name: string
  /** The key of its block: `xlstm` for `model.xlstm`. */
  readonly key: string
  /** What a person calls it. */
  readonly title: string
  /** Of the block, written in either Zod. */
  readonly schema: z.ZodType | Zod3Type
  /** One line about a block, from its values as words: "6 blocks of width 128". */
  readonly summary: (get: (key: string) => string) => string
  /** How many parameters it has; absent where nothing is known of its layers. */
  readonly parameters?: ParameterCount
}

/** The kind that a config picks; undefined where `model.name` says none that is known. */
export function pickedKind(kinds: readonly ModelKind[], { get }: ConfigView): ModelKind | undefined {
  return kinds.find(({ name }) => name === get(['model', 'name']))
}

/** The parameters of a config's model, part by part; undefined where they cannot be counted. */
export function partsOf({ get }: ConfigView, kind: ModelKind | undefined): readonly ParameterPart[] | undefined {
  return kind?.parameters?.parts((key) => get(['model', kind.key, key]))
}
