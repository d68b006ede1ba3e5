import { z } from '../../schema/zod.ts'
import { count, flag, text } from '../values.ts'

const tag = { title: 'Type', help: 'Which class makes numbers of the value.' }
const id = text.meta({
  title: 'Id',
  help: 'The key of the value in the metadata of a sample. Networks name their conditions by it.',
  source: 'create_multi_conditioner_from_conditioning_config in models/conditioners.py',
})

/** What every conditioner takes. */
const outputDim = count.optional().meta({
  title: 'Output channels',
  help: 'Channels of what it gives. Left out, they are the cond_dim of all.',
  unit: 'channels',
})

/** Whether what a pretrained network gives is projected. */
export const projectOut = flag.default(false).meta({
  title: 'Project',
  help: 'Projects what it gives even where the channels are right already.',
})

interface ConditionerFacts {
  /** What a person calls it. */
  readonly title: string
  /** Of its class. */
  readonly name: string
  readonly help: string
  /** What its line says beside id and type. */
  readonly told: string
  readonly elsewhere?: Readonly<Record<string, string>>
}

/** The variant of a conditioner that the code builds, of what its class takes beside `output_dim`. */
export function conditioner(type: string, shape: z.ZodRawShape, { title, name, told, ...facts }: ConditionerFacts): z.ZodObject {
  const config = z.strictObject({ ...shape, output_dim: outputDim }).meta({ title: name, ...facts })
  return z
    .object({ id, type: z.literal(type).meta(tag), config })
    .meta({ title, summary: ['{id}', '{type}', told], source: `${name} in models/conditioners.py` })
}

/** The variant of a conditioner that only old or forked files have: `told` is what became of it. */
export function goneConditioner(type: string, told: string): z.ZodObject {
  return z
    .object({
      id,
      type: z.literal(type).meta({ ...tag, real: { refuses: told } }),
      config: z.looseObject({}).meta({ title: 'Config', help: 'What its class took, whatever that was.' }),
    })
    .meta({ title: 'Gone', summary: ['{id}', '{type}', 'gone'], source: 'files of older versions and of forks' })
}
