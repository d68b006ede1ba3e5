import { useMemo, useState } from 'react'
import { folderOf } from '../../core/file-path.ts'
import { openStack, setTarget } from '../../workspace/commands.ts'
import { experimentsOf } from '../../workspace/experiments.ts'
import { MANIFEST } from '../../systems/manifest.ts'
import type { FileRules } from '../../workspace/rules.ts'
import { unsavedFiles } from '../../workspace/session.ts'
import { Icon } from '../look/Icon.tsx'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { setView } from '../view.ts'
import { experimentName } from '../shell/names.ts'

/** The workspace's files by folder, folders of the highest layers first. An experiment opens; any other file is edited. */
export function FileTree() {
  const paths = useSession((session) => [...session.files.keys()])
  const options = useDerived((derived) => derived.options)
  const groups = useMemo(() => groupByFolder(paths, options), [paths, options])
  return (
    <section className="files" aria-labelledby="files-head">
      <h2 id="files-head" className="layers-title">
        Files
      </h2>
      {groups.length === 0 && <p className="empty">No YAML or JSON files here.</p>}
      {groups.map((folder) => (
        <FolderGroup key={folder.name} folder={folder} />
      ))}
    </section>
  )
}

interface Folder {
  readonly name: string
  readonly paths: readonly string[]
}

function groupByFolder(paths: readonly string[], { isConfig, kindOf, precedence }: FileRules): readonly Folder[] {
  const folders = new Map<string, string[]>()
  for (const path of paths.filter((path) => isConfig(path) || path === MANIFEST).toSorted()) {
    const folder = folderOf(path)
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  const rank = (paths: readonly string[]): number => precedence.indexOf(kindOf(paths[0] ?? ''))
  return [...folders].toSorted(([, a], [, b]) => rank(b) - rank(a)).map(([name, paths]) => ({ name, paths }))
}

function FolderGroup({ folder }: { readonly folder: Folder }) {
  const [isOpen, setOpen] = useState(true)
  return (
    <div className="files-group">
      <button type="button" className="files-folder mono" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} /> {folder.name || 'at the top'}
        {!isOpen && <span className="soft"> {folder.paths.length}</span>}
      </button>
      {isOpen && (
        <ul>
          {folder.paths.map((path) => (
            <FileRow key={path} path={path} />
          ))}
        </ul>
      )}
    </div>
  )
}

function FileRow({ path }: { readonly path: string }) {
  const dispatch = useDispatch()
  const state = useDerived(({ composition, options }, session) => ({
    isTarget: session.target === path,
    isPart: composition.layers.some((layer) => layer.path === path),
    isUnsaved: unsavedFiles(session).includes(path),
    isExperiment: experimentsOf(session.files, options).includes(path),
  }))
  const open = (): void => {
    if (path === MANIFEST) setView({ mode: 'text' })
    dispatch((session) => (state.isExperiment && !state.isPart ? openStack(session, [path]) : setTarget(session, path)))
  }
  return (
    <li>
      <button
        type="button"
        className="files-row mono"
        aria-current={state.isTarget ? 'true' : undefined}
        data-part={state.isPart}
        title={path}
        onClick={open}
      >
        <span className="files-name">{path === MANIFEST ? MANIFEST : experimentName(path)}</span>
        {state.isUnsaved && (
          <span role="img" aria-label="not saved" title="Not saved to a file yet">
            ●
          </span>
        )}
      </button>
    </li>
  )
}
