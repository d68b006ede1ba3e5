import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { useDerived } from '../session-context.tsx'
import { formModel } from './form-model.ts'
import type { FormModel } from './form-model.ts'
import type { FormSection } from './form-section.ts'
import type { KindState } from './kinds/kind-state.ts'

/** What a person has done to the form itself: nothing that belongs to the files. */
export interface FormState {
  /** Sections that were opened or closed by hand, by id. */
  readonly open: ReadonlyMap<string, boolean>
  /** Rows edited since the filter changed: they stay in sight whatever the filter says. */
  readonly kept: ReadonlySet<string>
  /** Rows of several kinds of value where one was picked by hand, by pointer. */
  readonly kinds: ReadonlyMap<string, KindState>
  /** The choice made last that left keys without use. */
  readonly switched: Switched | undefined
}

export interface Switched {
  /** Pointer of the row that chose. */
  readonly row: string
  /** The keys that came out of use: blocks of the other variant, and keys at any depth that only it knows. */
  readonly keys: readonly Path[]
}

export interface FormScope {
  readonly state: StoreApi<FormState>
  /** Whether the form is small enough to mount all of its rows at once. */
  readonly isSmall: boolean
}

/** What rjsf hands down to every field of a section. */
export interface SectionScope {
  readonly section: FormSection
  /** Whether it is a block that is the whole form, and so has a head of its own. */
  readonly isAlone: boolean
}

export const FormContext = createContext<FormScope | undefined>(undefined)

export function createFormState(): StoreApi<FormState> {
  return createStore<FormState>(() => ({ open: new Map(), kept: new Set(), kinds: new Map(), switched: undefined }))
}

export function useFormScope(): FormScope {
  const scope = useContext(FormContext)
  if (!scope) throw new Error('no form around this component')
  return scope
}

/** A part of the form's own state. */
export function useFormState<T>(select: (state: FormState) => T): T {
  return useStore(useFormScope().state, useShallow(select))
}

/** A part of what the form shows; the component renders again when the part changes (compared one level deep). */
export function useForm<T>(select: (form: FormModel) => T): T {
  return useDerived((derived, session) => select(formModel(derived, session)))
}

/** Keeps a row in sight until the filter changes. */
export function keepRow(state: StoreApi<FormState>, path: Path): void {
  const pointer = toPointer(path)
  const { kept } = state.getState()
  if (!kept.has(pointer)) state.setState({ kept: new Set(kept).add(pointer) })
}
