import { copyText } from '../../../io/save-file.ts'
import type { Path } from '../../../core/path.ts'
import { notify } from '../../shell/notices.ts'
import { setView } from '../../view.ts'

/** Copies a text, and gives back whether that was allowed; where not, it is said. */
export async function copyAndSay(text: string, what: string): Promise<boolean> {
  const isCopied = await copyText(text)
  if (!isCopied) notify({ id: 'copy', text: `The browser did not allow copying ${what}.`, actions: [] })
  return isCopied
}

/** Shows the history of a key in Compose. */
export function showHistory(path: Path): void {
  setView({ screen: 'compose', selected: path })
}
