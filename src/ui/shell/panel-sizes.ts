import { loadLayout, saveLayout } from '../../io/preferences.ts'

/**
 * Sizes of a group's panels as the person left them. A panel that is not always there comes back as it was: each panel asks
 * for its own size, since a group only lays out whole sets.
 */
export function panelSizes(group: string) {
  return {
    sizeOf: (panel: string, otherwise: string): string => {
      const kept = loadLayout(group)?.[panel]
      return kept === undefined ? otherwise : `${kept}%`
    },
    onLayoutChanged: (layout: Record<string, number>, { isUserInteraction }: { readonly isUserInteraction: boolean }): void => {
      if (isUserInteraction) saveLayout(group, layout)
    },
  }
}
