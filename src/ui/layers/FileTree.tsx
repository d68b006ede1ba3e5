import { memo, useMemo, useState } from 'react'
import { fileName, folderOf } from '../../core/file-path.ts'
import { openStack, setTarget } from '../../workspace/commands.ts'
import { openedAlone } from '../../workspace/experiments.ts'
import type { FileRules } from '../../workspace/rules.ts'
import { unsavedFiles } from '../../workspace/session.ts'
import { Icon } from '../look/Icon.tsx'
import { Unsaved } from '../look/Unsaved.tsx'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { setView } from '../view.ts'
import { experimentName } from '../shell/names.ts'

/** The workspace's files by folder, folders of the highest layers first. An experiment is composed; any other file is edited. */
export function FileTree({ openFolder }: { readonly openFolder: () => void }) {
  const paths = useSession((session) => [...session.files.keys()])
  const options = useDerived((derived) => derived.options)
  const groups = useMemo(() => groupByFolder(paths, options), [paths, options])
  return (
    <section className="files" aria-labelledby="files-head">
      <h2 id="files-head" className="layers-title">
        Files
      </h2>
      {groups.length === 0 && (
        <div className="empty">
          <p>No YAML or JSON files here.</p>
          <button type="button" className="button" onClick={openFolder}>
            Open another folder
          </button>
        </div>
      )}
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

interface FileFacts {
  readonly path: string
  readonly isTarget: boolean
  readonly isPart: boolean
  readonly isUnsaved: boolean
  /** Whether opening it composes it. */
  readonly isComposed: boolean
  readonly isDescription: boolean
}

function groupByFolder(paths: readonly string[], { isConfig, isDescription, kindOf, precedence }: FileRules): readonly Folder[] {
  const folders = new Map<string, string[]>()
  for (const path of paths.filter((path) => isConfig(path) || isDescription(path)).toSorted()) {
    const folder = folderOf(path)
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  const rank = (paths: readonly string[]): number => precedence.indexOf(kindOf(paths[0] ?? ''))
  return [...folders].toSorted(([, a], [, b]) => rank(b) - rank(a)).map(([name, paths]) => ({ name, paths }))
}

function FolderGroup({ folder }: { readonly folder: Folder }) {
  const [isOpen, setOpen] = useState(true)
  const target = useSession((session) => session.target)
  const parts = useDerived(({ composition }) => composition.layers.map((layer) => layer.path))
  const unsaved = useSession(unsavedFiles)
  const composed = useDerived(({ options }, session) => openedAlone(session, options))
  const isDescription = useDerived(({ options }) => options.isDescription)
  return (
    <div className="files-group">
      <button
        type="button"
        className="files-folder mono"
        aria-expanded={isOpen}
        title={folder.name}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'right'} />
        <span className="files-folder-name">
          <bdi>{folder.name || 'at the top'}</bdi>
        </span>
        {!isOpen && <span className="soft"> {folder.paths.length}</span>}
      </button>
      {isOpen && (
        <ul>
          {folder.paths.map((path) => (
            <FileRow
              key={path}
              path={path}
              isTarget={path === target}
              isPart={parts.includes(path)}
              isUnsaved={unsaved.includes(path)}
              isComposed={composed.includes(path)}
              isDescription={isDescription(path)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

const FileRow = memo(function FileRow({ path, isTarget, isPart, isUnsaved, isComposed, isDescription }: FileFacts) {
  const dispatch = useDispatch()
  const open = (): void => {
    if (isDescription) setView({ mode: 'text' })
    dispatch((session) => (isComposed && !isPart ? openStack(session, [path]) : setTarget(session, path)))
  }
  return (
    <li>
      <button
        type="button"
        className="files-row mono"
        aria-current={isTarget ? 'true' : undefined}
        data-part={isPart}
        title={path}
        onClick={open}
      >
        <span className="files-name">{isDescription ? fileName(path) : experimentName(path)}</span>
        {isUnsaved && <Unsaved />}
      </button>
    </li>
  )
})
