import type { Change } from './change.ts'
import type { Layer } from '../layer.ts'

/**
 * One way in which what goes into B is not what goes into A. Switching a cause off means composing B with A's part in its
 * place.
 *
 * @see SPEC.md D4
 */
export type Cause =
  /** B takes one file where A takes another of the same kind. */
  | { readonly kind: 'replaced'; readonly a: Layer; readonly b: Layer }
  /** What the files on top of the two stacks write themselves. */
  | { readonly kind: 'own'; readonly a: Layer; readonly b: Layer }
  | { readonly kind: 'only-a'; readonly a: Layer }
  | { readonly kind: 'only-b'; readonly b: Layer }
  /** The same file with another text (saved and unsaved), or switched off, broken or missing on one side. */
  | { readonly kind: 'edited'; readonly a: Layer; readonly b: Layer }
  /** The same file at another place among the others. */
  | { readonly kind: 'moved'; readonly a: Layer; readonly b: Layer }
  | { readonly kind: 'overrides'; readonly a: Layer; readonly b: Layer }
  /** The same files, merged in another order or grouping. */
  | { readonly kind: 'order' }

/** Changes that are there for the same reason. */
export interface CauseGroup {
  /** One cause; several where none of them can be left out and still make the changes go away, the highest layer first. */
  readonly causes: readonly Cause[]
  readonly changes: readonly Change[]
  /** Changes of other groups that go away too when these causes are switched off. */
  readonly shared: readonly Change[]
  /** What is equal now, and would differ between A and B with these causes switched off. */
  readonly hidden: readonly Change[]
  /** So many files differ that none was tried: the causes are who wrote the values. */
  readonly untried?: true
}
