import type { Source } from '../../core/source.ts'

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

export function ExportText({ name, text }: { readonly name: string; readonly text: string }) {
  return <textarea className="export-text mono" readOnly aria-label={`Contents of ${name}`} value={text} spellCheck={false} />
}
