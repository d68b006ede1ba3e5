import { readOutside } from '../../../io/outside-file.ts'
import type { Outside } from '../../../workspace/compare/side.ts'
import { notify } from '../../shell/notices.ts'
import { pickSide } from './pick-sides.ts'

/** Takes what was dropped here as a side, once it is said which. */
export function offerAsSide(ref: Outside): void {
  notify({
    id: 'dropped',
    text: `Compare ${ref.name} as which side?`,
    actions: [
      { label: 'As B', run: () => pickSide(1, ref) },
      { label: 'As A', run: () => pickSide(0, ref) },
    ],
  })
}

/** Reads a file from outside the workspace for `take`; says so where it cannot be read. */
export async function takeOutside(file: File, take: (ref: Outside) => void): Promise<void> {
  const read = await readOutside(file)
  if ('refusal' in read) notify({ id: 'dropped', text: `${file.name} is not compared: ${read.refusal}.`, actions: [] })
  else take(read)
}
