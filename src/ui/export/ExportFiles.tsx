import type { Source } from '../../core/source.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import { missingLines } from '../../workspace/hydra-manifest.ts'

interface ExportFilesProps {
  readonly files: readonly Source[]
  readonly shown: Source
  readonly show: (path: string) => void
}

/** Files that leave together: their names, and the contents of one. */
export function ExportFiles({ files, shown, show }: ExportFilesProps) {
  return (
    <div className="export-files">
      <ul className="export-names" aria-label="Files">
        {files.map(({ path }) => (
          <li key={path}>
            <button type="button" className="export-name mono" aria-pressed={path === shown.path} onClick={() => show(path)}>
              {path}
            </button>
          </li>
        ))}
      </ul>
      <ExportText name={shown.path} text={shown.text} />
    </div>
  )
}

/** A `strata.yaml` that a folder has already says nothing of the tree: what to write in it, so that it opens as a workspace. */
export function ManifestNote({ files }: Pick<ExportFilesProps, 'files'>) {
  const own = files.find(({ path }) => path === MANIFEST)
  if (!own) return null
  return (
    <details className="export-manifest">
      <summary>If the folder has a strata.yaml already</summary>
      <p>
        Unpacking would replace it. Keep yours, leave out <code>hydra/{MANIFEST}</code>, and write these lines in yours: without
        them the tree does not open as a workspace.
      </p>
      <textarea
        className="mono"
        readOnly
        aria-label="Lines for a strata.yaml"
        value={missingLines({ ...own, text: '' }, own)}
        rows={6}
      />
    </details>
  )
}

export function ExportText({ name, text }: { readonly name: string; readonly text: string }) {
  return <textarea className="export-text mono" readOnly aria-label={`Contents of ${name}`} value={text} spellCheck={false} />
}
