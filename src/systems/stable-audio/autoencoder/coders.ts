import { z } from '../../schema/zod.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'
import { dacDecoder, dacEncoder } from './dac.ts'
import { localAttentionDecoder, localAttentionEncoder } from './local-attention.ts'
import { oobleckDecoder, oobleckEncoder } from './oobleck.ts'
import { seanetDecoder, seanetEncoder } from './seanet.ts'
import { taaeDecoder, taaeEncoder } from './taae.ts'

const AUDIO_AE =
  'only old and forked files have audio_ae, from the autoencoder of another library: the factory knows it no more and stops'

/** What may make latents of audio. */
export const encoder = z
  .discriminatedUnion('type', [
    oobleckEncoder,
    seanetEncoder,
    dacEncoder,
    localAttentionEncoder,
    taaeEncoder,
    encoderLevel.gone('audio_ae', AUDIO_AE),
  ])
  .meta({ title: 'Encoder', help: 'Makes latents of audio.' })

/** What may make audio of latents. */
export const decoder = z
  .discriminatedUnion('type', [
    oobleckDecoder,
    seanetDecoder,
    dacDecoder,
    localAttentionDecoder,
    taaeDecoder,
    decoderLevel.gone('audio_ae', AUDIO_AE),
  ])
  .meta({ title: 'Decoder', help: 'Makes audio of latents.' })
