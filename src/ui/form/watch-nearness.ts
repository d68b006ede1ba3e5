type Report = (isNear: boolean) => void

const observers = new WeakMap<Element, IntersectionObserver>()
const reports = new WeakMap<Element, Report>()

/** How far beyond the edge of the screen rows are mounted: several turns of a wheel. */
const MARGIN = 480

/** Reports when an element comes near the visible part of the form and when it goes far from it, until the returned function is called. */
export function watchNearness(element: Element, report: Report): () => void {
  const scroller = element.closest('.form-scroll')
  if (!scroller) return () => undefined
  const observer = observerOf(scroller)
  reports.set(element, report)
  observer.observe(element)
  return () => observer.unobserve(element)
}

function observerOf(root: Element): IntersectionObserver {
  const before = observers.get(root)
  if (before) return before
  const tell = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) reports.get(target)?.(isIntersecting)
  }
  const observer = new IntersectionObserver(tell, { root, rootMargin: `${MARGIN}px 0px` })
  observers.set(root, observer)
  return observer
}
