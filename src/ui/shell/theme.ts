import { useEffect } from 'react'
import { useView } from '../view.ts'

/** Keeps the document's theme as chosen, or as the system has it. */
export function useTheme(): void {
  const theme = useView((state) => state.theme)
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const apply = (): void => {
      const isDark = theme === 'dark' || (theme === 'system' && system.matches)
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    }
    apply()
    system.addEventListener('change', apply)
    return () => system.removeEventListener('change', apply)
  }, [theme])
}
