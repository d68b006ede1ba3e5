/** The regions of the screen that F6 goes through, in their order on it. */
function regions(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility())
}

/** Moves the focus to the next region, or with -1 to the one before. */
export function focusNextRegion(by: 1 | -1): void {
  const all = regions()
  const now = all.findIndex((region) => region.contains(document.activeElement))
  const next = now === -1 && by === -1 ? all.at(-1) : all.at((now + by) % all.length)
  if (next) focusFirst(next)
}

/** Moves the focus into a region: where it should be once another one has closed. */
export function focusRegion(name: string): void {
  const region = regions().find((one) => one.dataset['region'] === name)
  if (region) focusFirst(region)
}

const CONTROL = ':is([tabindex="0"], button:not(:disabled), input, select, textarea):not([tabindex="-1"])'

/** What the region is for, `data-content`, comes before the controls in its head. */
function focusFirst(region: HTMLElement): void {
  const first =
    region.querySelector<HTMLElement>('[role="tree"]') ??
    region.querySelector<HTMLElement>(`[data-content] ${CONTROL}`) ??
    region.querySelector<HTMLElement>(CONTROL)
  ;(first ?? region).focus()
}
