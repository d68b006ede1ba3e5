import { defaultsOf } from '../schema/defaults.ts'
import type { Judge } from '../system.ts'
import { inactiveBlocks } from './inactive.ts'
import { validate } from './validate.ts'

/** What holds of configs by schemas, rules and guards. It is loaded with the first system that has any. */
export const judge: Judge = { defaults: defaultsOf, issues: validate, inactive: inactiveBlocks }
