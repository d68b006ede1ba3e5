import { z } from '../schema/zod.ts'

/** A whole number of at least 1. */
export const count = z.int().min(1)

/** A whole number of at least 0. */
export const natural = z.int().min(0)

/** A number above 0. */
export const above = z.number().positive()

/** A number of at least 0. */
export const amount = z.number().min(0)

/** A number from 0 to 1. */
export const share = z.number().min(0).max(1)

/** A list of whole numbers of at least 1. */
export const counts = z.array(count).min(1)

/** A switch. */
export const flag = z.boolean()

/** A text with something in it. */
export const text = z.string().min(1)

/** A map that a class takes as it is. */
export const freeMap = z.looseObject({})
