import { z } from '../schema/zod.ts'

const SOURCE = 'the distribution objects of DataConfig'
/** What the kind of value is called beside a preset's name and a number. */
const UNION = { title: 'Distribution' }
const tag = { title: 'Type', help: 'Which distribution numbers are drawn from.' }
const number = (title: string, help: string): z.ZodNumber => z.number().meta({ title, help })
const positive = (title: string, help: string): z.ZodNumber => z.number().positive().meta({ title, help })
const least = number('Least', 'No smaller number is drawn.')
const greatest = number('Greatest', 'No greater number is drawn.')
const mean = number('Mean', 'Of the distribution before it is cut off.')
const std = positive('Standard deviation', 'Of the distribution before it is cut off.')
const lam = positive('Rate', 'Mean of the Poisson distribution before it is cut off.')
const offset = number('Offset', 'Added to every number drawn.').optional()

/** One of `value` and `n` is needed: a rule says so. */
const fixed = z
  .object({
    type: z.literal('fixed').meta(tag),
    value: number('Value', 'Always this number.').optional(),
    n: number('Number', 'Another name of value.').optional(),
  })
  .meta({ title: 'Fixed', source: SOURCE })

/** `range` is another name of `uniform`. */
const uniform = z
  .object({ type: z.enum(['uniform', 'range']).meta(tag), min: least, max: greatest })
  .meta({ title: 'Uniform', source: SOURCE })

const normal = z.object({ type: z.literal('normal').meta(tag), mean, std }).meta({ title: 'Normal', source: SOURCE })

const truncatedNormal = z
  .object({ type: z.literal('truncated_normal').meta(tag), mean, std, min: least, max: greatest })
  .meta({ title: 'Truncated normal', source: SOURCE })

const truncatedLognormal = z
  .object({
    type: z.literal('truncated_lognormal').meta(tag),
    mean: number('Mean', 'Of the logarithm.'),
    sigma: positive('Sigma', 'Standard deviation of the logarithm.'),
    min: least,
    max: greatest,
  })
  .meta({ title: 'Truncated log-normal', source: SOURCE })

const poisson = z
  .object({ type: z.literal('poisson').meta(tag), lam, min: least.optional(), max: greatest.optional(), offset })
  .meta({ title: 'Poisson', source: SOURCE })

const truncatedPoisson = z
  .object({ type: z.literal('truncated_poisson').meta(tag), lam, min: least, max: greatest, offset })
  .meta({ title: 'Truncated Poisson', source: SOURCE })

const choice = z
  .object({
    type: z.literal('choice').meta(tag),
    options: z.array(z.number()).min(1).meta({ title: 'Options', help: 'The numbers to choose from.' }),
    probs: z
      .array(z.number().min(0).max(1))
      .optional()
      .meta({ title: 'Probabilities', help: 'One for each option. Left out, all are equal.' }),
  })
  .meta({ title: 'Choice', source: SOURCE })

/** How many clusters a mixture has. */
export const clusterDistribution = z.discriminatedUnion('type', [fixed, poisson, truncatedPoisson, uniform, choice]).meta(UNION)

/** How far clusters stand out. */
export const snrDistribution = z.discriminatedUnion('type', [fixed, uniform, normal, truncatedNormal, choice]).meta(UNION)

/** How many points a mixture has. */
export const sampleDistribution = z.discriminatedUnion('type', [fixed, uniform, truncatedLognormal, choice]).meta(UNION)
