/**
 * The one door to Zod 4: its schemas are built without generated code, so that the app's content security policy may forbid eval.
 * Import `z` from here only; a schema built before this setting would probe for eval.
 */
import * as z from 'zod'
import type { NamedValue, RealVerdict } from './field-facts.ts'

z.config({ jitless: true })

export { z }

/** What `.meta()` takes beside `title`: see `FieldFacts`. */
declare module 'zod' {
  interface GlobalMeta {
    help?: string
    unit?: string
    group?: string
    scale?: 'log'
    fallback?: string
    fallbackBy?: string
    summary?: readonly string[]
    elsewhere?: Readonly<Record<string, string>>
    lookedUp?: readonly string[]
    named?: Readonly<Record<string, NamedValue>>
    source?: string
    real?: RealVerdict
    enumTitles?: readonly string[]
  }
}
