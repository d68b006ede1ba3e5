import { experimentsOf } from '../../../workspace/experiments.ts'
import { useDerived } from '../../session-context.tsx'
import { useCompareState } from '../compare-state.ts'

/** In place of a comparison of nothing, or of one side alone: why there is none, and what to do. */
export function NothingToCompare() {
  const isOnePicked = useCompareState((state) => state.sides.length === 1)
  const { experiments, files } = useDerived(({ options }, session) => ({
    experiments: experimentsOf(session.files, options).length,
    files: [...session.files.keys()].filter(options.isConfig).length,
  }))
  if (files === 0)
    return (
      <p className="empty">
        There are no config files in this workspace. Open another one from the Workspace menu, or drop two files here.
      </p>
    )
  if (!isOnePicked)
    return <p className="empty">No experiment is here to begin with. Pick two files above, or build a stack of several.</p>
  return (
    <p className="empty">
      {experiments <= 1 ? 'There is only one experiment here. ' : ''}
      Pick B above: another file, a stack of several, or a file from outside this workspace.
    </p>
  )
}
