import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { closeDialog } from '../shell/Dialog.tsx'

interface Props {
  /** What a query is held against. */
  readonly value: string
  readonly run: () => void
  readonly children: ReactNode
}

/** One thing to choose; the palette closes before it is done. */
export function PaletteItem({ value, run, children }: Props) {
  return (
    <Command.Item
      value={value}
      className="palette-item"
      onSelect={() => {
        closeDialog()
        run()
      }}
    >
      {children}
    </Command.Item>
  )
}
