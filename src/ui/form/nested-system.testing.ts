import { makeKnown } from '../../systems/registry.testing.ts'
import type { SystemDefinition } from '../../systems/system.ts'
import { z } from '../../systems/schema/zod.ts'

const channels = z.int().positive().default(2).meta({ title: 'Channels', help: 'How many signals go in.' })
const latent = z.int().positive().default(64).meta({ title: 'Latent size', help: 'How many come out.' })

/** A factory: its type picks what its config may hold, and a config may hold factories. */
const coder: z.ZodType = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('conv').meta({ title: 'Type' }),
      scale: z.number().default(1).meta({ title: 'Scale' }),
      config: z
        .strictObject({ channels, latent, strides: z.array(z.int()).meta({ title: 'Strides' }) })
        .meta({ title: 'Convolution' }),
    })
    .meta({ title: 'Convolutional', summary: ['{type}', '{config.channels}→{config.latent}', 'strides {config.strides}'] }),
  z
    .object({
      type: z.literal('attention').meta({ title: 'Type' }),
      scale: z.number().default(1).meta({ title: 'Scale' }),
      config: z
        .strictObject({ channels, latent, heads: z.int().default(8).meta({ title: 'Heads' }) })
        .meta({ title: 'Attention' }),
    })
    .meta({ title: 'Attending', summary: ['{type}', '{config.heads} heads'] }),
])

const bottleneck = z.discriminatedUnion('type', [
  z.object({ type: z.literal('vae') }).meta({ title: 'Variational' }),
  z
    .object({
      type: z.literal('rvq'),
      config: z.strictObject({ codebooks: z.int(), size: z.int().default(1024) }).meta({ title: 'Quantiser' }),
    })
    .meta({ title: 'Quantising', summary: ['{type}', '{config.codebooks} × {config.size}'] }),
])

const model: z.ZodType = z
  .object({
    encoder: coder.meta({ title: 'Encoder' }),
    decoder: coder.optional().meta({ title: 'Decoder' }),
    bottleneck: bottleneck.nullable().optional().meta({ title: 'Bottleneck' }),
    pretransform: z
      .lazy(() => pretransform)
      .optional()
      .meta({ title: 'Pretransform' }),
    ratio: z.int().optional().meta({ title: 'Ratio', unit: 'samples' }),
  })
  .meta({ title: 'Autoencoder', summary: ['encoder {encoder.type}', 'ratio {ratio}'] })

const pretransform: z.ZodType = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('autoencoder'), config: model })
    .meta({ title: 'Of an autoencoder', summary: ['{type}', 'ratio {config.ratio}'] }),
  z
    .object({ type: z.literal('patched'), config: z.strictObject({ patch: z.int() }) })
    .meta({ title: 'In patches', summary: ['{type}', 'of {config.patch}'] }),
])

const conditioner = z.discriminatedUnion('type', [
  z
    .object({
      id: z.string().meta({ title: 'Id' }),
      type: z.literal('text'),
      config: z.strictObject({ length: z.int().default(128) }),
    })
    .meta({ title: 'Text', help: 'Words, as a text model reads them.', summary: ['{type}', 'up to {config.length}'] }),
  z
    .object({
      id: z.string().meta({ title: 'Id' }),
      type: z.literal('number'),
      config: z.strictObject({ min: z.number().default(0), max: z.number().default(1) }),
    })
    .meta({ title: 'Number', help: 'One number, such as seconds.', summary: ['{type}', '{config.min} to {config.max}'] }),
])

/** A system of factories inside factories, five deep and more: what models of audio are configured by. */
const nested: SystemDefinition = {
  id: 'nested',
  title: 'Nested',
  dialect: 'pyyaml',
  layers: [
    { kind: 'model', title: 'Model', folders: ['models'] },
    { kind: 'experiment', title: 'Experiment', folders: ['experiments'] },
  ],
  links: [{ kind: 'includes' }],
  sections: [
    {
      key: 'model',
      title: 'Model',
      help: 'What is trained.',
      schema: z.object({
        net: model.optional().meta({ title: 'Net' }),
        conditioning: z
          .object({
            size: z.int().default(768).meta({ title: 'Size' }),
            configs: z.array(conditioner).meta({ title: 'Conditioners' }),
          })
          .optional()
          .meta({ title: 'Conditioning', summary: ['{configs.*.id}', 'size {size}'] }),
      }),
    },
    {
      key: 'training',
      title: 'Training',
      help: 'How it is trained.',
      schema: z.object({
        steps: z.int().default(1000).meta({ title: 'Steps' }),
        rate: z.number().optional().meta({ title: 'Rate' }),
        seeds: z.record(z.string(), z.int()).optional().meta({ title: 'Seeds' }),
      }),
    },
  ],
  rules: [],
  guards: [],
  derived: [],
}

/** Makes the system known while a file is tested. */
export function loadNested(): Promise<() => void> {
  return makeKnown(nested)
}

/** A base model with factories at five levels, and an experiment on top that sets one value of the deepest. */
export const nestedFiles = {
  'strata.yaml': 'system: nested\n',
  'models/base.yaml': `model:
  net:
    ratio: 2048
    encoder: {type: attention, config: {heads: 4}}
    bottleneck: {type: vae}
    pretransform:
      type: autoencoder
      config:
        ratio: 1024
        encoder: {type: conv, config: {channels: 2, latent: 128, strides: [4, 4, 8, 8]}}
        decoder: {type: conv, config: {channels: 2, latent: 64, strides: [4, 4, 8, 8]}}
        pretransform:
          type: autoencoder
          config:
            encoder: {type: conv, config: {channels: 1, strides: [2, 2]}}
  conditioning:
    size: 768
    configs:
      - {id: prompt, type: text, config: {length: 64}}
      - {id: seconds, type: number, config: {min: 0, max: 512}}
training:
  steps: 5000
  seeds: {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8}
`,
  'experiments/one.yaml': `includes: [../models/base.yaml]
model:
  net:
    pretransform:
      config:
        encoder:
          config:
            latent: 256 # wider
`,
} as const
