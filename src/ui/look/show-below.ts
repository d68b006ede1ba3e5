const MARGIN = 8

/** Shows a popover below what opened it: over everything, so that no pane cuts it off, and moved so that all of it is in the window. */
export function showBelow(popover: HTMLElement, trigger: HTMLElement): void {
  popover.showPopover()
  const { left, bottom } = trigger.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  popover.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`
  popover.style.top = `${Math.max(MARGIN, Math.min(bottom + 4, innerHeight - height - MARGIN))}px`
}
