import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const schema = z
  .looseObject({
    name: z.string().min(1).optional().meta({ title: 'Name', help: 'What the run is called in logs and result folders.' }),
    description: z.string().optional().meta({ title: 'Description', help: 'What the run is to find out.' }),
    tags: z.array(z.string()).default([]).meta({ title: 'Tags', help: 'Words to find the run by.' }),
  })
  .meta({ title: 'Experiment', help: 'Notes about the run.', source: 'the design document' })

export const experiment: SectionDefinition = {
  key: 'experiment',
  title: 'Experiment',
  help: 'Notes about the run. Nothing of it changes what is trained, and any key may be added.',
  schema,
}
