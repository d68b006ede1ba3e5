import { createContext } from 'react'

/** Tells the rows of a map that a key is about to be renamed, so that its row stays the row it is. */
export const RenameContext = createContext<(from: string, to: string) => void>(() => undefined)
