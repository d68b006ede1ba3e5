import { createContext } from 'react'

/** Whether the rows inside edit a draft, which stands in no file yet. */
export const DraftContext = createContext(false)
