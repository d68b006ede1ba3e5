/** What the first picture has no use for. Each is asked for by what shows it. */
export const loadPalette = () => import('../palette/Palette.tsx')
export const loadHistory = () => import('../preview/History.tsx')
export const loadProblems = () => import('../problems/Problems.tsx')

/** Fetches them before anybody asks: whoever presses keys types on at once. Gives back what calls it off. */
export function fetchLater(): () => void {
  const timer = setTimeout(() => void Promise.all([loadPalette(), loadHistory(), loadProblems()]), 1000)
  return () => clearTimeout(timer)
}
