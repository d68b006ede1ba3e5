import { useEffect, useState } from 'react'
import { diffJson } from '../../core/export/diff-json.ts'
import { diffMarkdown } from '../../core/export/diff-markdown.ts'
import type { DiffReport } from '../../core/export/diff-report.ts'
import { saveFile } from '../../io/save-file.ts'
import { isLogScale } from '../../systems/judge/scale-of.ts'
import { reportOf } from '../../workspace/compare/comparison-report.ts'
import type { Comparison } from '../../workspace/compare/comparison.ts'
import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import { useDerived } from '../session-context.tsx'
import { setView } from '../view.ts'
import { copyAndSay } from './changes/change-actions.ts'

/** The ways that a comparison leaves: as text to paste, as a file, as a patch. */
export function LeaveButtons({ comparison }: { readonly comparison: Comparison }) {
  const system = useDerived((derived) => derived.system)
  const report = (): DiffReport => {
    const { config } = comparison.b.composition
    return reportOf(comparison, { all: false, isLog: (path) => isLogScale(system, config, path) })
  }
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async (): Promise<void> => setCopied(await copyAndSay(diffMarkdown(report()), 'the changes'))
  const save = (name: string, content: string): void => void saveFile({ name, content })
  return (
    <>
      <button type="button" className="button is-small" onClick={() => void copy()}>
        <Icon name="copy" /> <span role="status">{isCopied ? 'Copied' : 'Copy Markdown'}</span>
      </button>
      <Menu
        className="button is-small"
        button={
          <>
            Download <Icon name="down" />
          </>
        }
        items={[
          { id: 'patch', label: 'Patch', note: '.yaml or lines', run: openPatch },
          { id: 'markdown', label: 'Markdown', note: '.md', run: () => save('differences.md', diffMarkdown(report())) },
          { id: 'json', label: 'JSON', note: '.json', run: () => save('differences.json', diffJson(report())) },
        ]}
      />
    </>
  )
}

function openPatch(): void {
  setView({ dialog: 'patch' })
}
