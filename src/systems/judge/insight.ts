import type { Path } from '../../core/path.ts'

/** What a picture is drawn of: facts that a system works out of a config. Pictures know shapes, and no system. */
export type Insight = Timeline | Breakdown | Meter

/** One thing and several of it: `['stage', 'stages']`. */
export type Noun = readonly [one: string, many: string]

/** Spans one after another on one scale: stages over epochs, groups of layers over passes. */
export interface Timeline extends Shape {
  readonly kind: 'timeline'
  /** What the scale counts. */
  readonly unit: Noun
  /** What the first place of the scale is called: epochs begin with 0, layers with 1. */
  readonly first: 0 | 1
  /** What a span is. */
  readonly noun: Noun
  /** In order; each starts where the one before it ends. */
  readonly spans: readonly Span[]
  /** What the band of a span is a share of; absent where spans have none. */
  readonly band?: string
  /** What a span shares with the one before it; absent where none does. */
  readonly fade?: string
  /** The titles of the words of a span, in their order. */
  readonly facets: readonly string[]
  /** Where the scale is meant to end, whatever the spans add up to. */
  readonly limit?: Limit
  readonly misfits: readonly Misfit[]
}

/** A stretch of a timeline. `path` is the value that it is made of. */
export interface Span {
  readonly path: Path
  readonly name: string
  readonly start: number
  /** Undefined where the config does not say: the next span starts at the same place. */
  readonly length: number | undefined
  /** Lowest and highest, as shares of 1. */
  readonly band?: readonly [low: number, high: number]
  /** One for each facet; undefined where the config says nothing that can be read. */
  readonly words: readonly (string | undefined)[]
  /** How strongly it is drawn, up to 1: what it means is in the words too. */
  readonly shade?: number
  /** How much of its beginning it shares with the span before. */
  readonly fade?: number
}

export interface Limit {
  readonly at: number
  readonly path: Path
}

/**
 * Where a timeline does not fit. `gap`: nothing is planned up to the limit. `overrun`: planned beyond the limit. `jump`: the
 * bands of two neighbours do not touch. `overlap`: they share a part, or a fade is longer than its span.
 */
export interface Misfit {
  readonly kind: 'gap' | 'overrun' | 'jump' | 'overlap'
  readonly start: number
  readonly end: number
  /** A sentence without its full stop. */
  readonly text: string
  readonly path: Path
}

/** The parts of a whole: parameters by part. */
export interface Breakdown extends Shape {
  readonly kind: 'breakdown'
  readonly format: 'count' | 'bytes'
  readonly unit: Noun
  readonly parts: readonly Quantity[]
}

/** An amount against a limit, and the margin between the limit and all there is. */
export interface Meter extends Shape {
  readonly kind: 'meter'
  readonly format: 'count' | 'bytes'
  readonly amount: Quantity
  readonly limit: Quantity
  readonly whole: Quantity
}

/** A number with its name. */
export interface Quantity {
  readonly title: string
  /** What is counted, in a sentence. */
  readonly help: string
  /** Undefined where the config does not say enough. */
  readonly value: number | undefined
  readonly formula?: string
  readonly isEstimate?: boolean
}

interface Shape {
  /** Keys that the picture would need, and what is wrong with them; then some of it is not drawn. */
  readonly missing: readonly Missing[]
}

/** A key that is not set, or holds nothing that can be drawn. */
export interface Missing {
  readonly path: Path
  /** A sentence without its full stop: `model.d_model is not set`. */
  readonly text: string
}

/** Where a span ends: the first place that is no longer its own. */
export function endOf({ start, length = 0 }: Span): number {
  return start + length
}

/** What all spans take together, as far as it is known. */
export function lengthOf({ spans }: Timeline): number {
  const last = spans.at(-1)
  return last ? endOf(last) : 0
}

/** An amount, known or not. */
export type Amount = Pick<Quantity, 'value' | 'isEstimate'>

/** What all parts are together: not known where one is not, an estimate where one is. */
export function wholeOf({ parts }: Breakdown): Amount {
  return parts.reduce<Amount>(
    (sum, { value, isEstimate }) => ({
      value: sum.value === undefined || value === undefined ? undefined : sum.value + value,
      isEstimate: sum.isEstimate === true || isEstimate === true,
    }),
    { value: 0 },
  )
}
