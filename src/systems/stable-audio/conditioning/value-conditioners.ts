import { z } from '../../schema/zod.ts'
import { text } from '../values.ts'
import { conditioner } from './conditioner-level.ts'

/** Conditioners that make numbers of a number or a word. */
export const valueConditioners = [
  conditioner(
    'int',
    {
      min_val: z.int().default(0).meta({ title: 'Least', help: 'Smaller numbers count as this.' }),
      max_val: z.int().default(512).meta({ title: 'Greatest', help: 'Greater numbers count as this.' }),
    },
    {
      title: 'Whole number',
      name: 'IntConditioner',
      help: 'A learned vector for each whole number.',
      told: '{config.min_val} to {config.max_val}',
    },
  ),
  conditioner(
    'number',
    {
      min_val: z.number().default(0).meta({ title: 'Least', help: 'Smaller numbers count as this.' }),
      max_val: z.number().default(1).meta({ title: 'Greatest', help: 'Greater numbers count as this.' }),
    },
    {
      title: 'Number',
      name: 'NumberConditioner',
      help: 'Features of a number between two bounds.',
      told: '{config.min_val} to {config.max_val}',
    },
  ),
  conditioner(
    'list',
    { options: z.array(text).min(1).meta({ title: 'Options', help: 'The words that there are.' }) },
    {
      title: 'One of a list',
      name: 'ListConditioner',
      help: 'A learned vector for each word of a list.',
      told: '{config.options}',
    },
  ),
]
