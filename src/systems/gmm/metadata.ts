import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const text = (title: string, help: string): z.ZodOptional<z.ZodString> => z.string().optional().meta({ title, help })

const schema = z
  .object({
    experiment_name: text('Name', 'What the experiment is called.'),
    description: text('Description', 'What it is to find out.'),
    tags: z.array(z.string()).default([]).meta({ title: 'Tags', help: 'Words to find it by.' }),
    user: text('User', 'Who runs it.'),
    id: text('Id', 'Eight hexadecimal digits, drawn for a run that has none.'),
    created_at: text('Created', 'When the experiment was made.'),
    updated_at: text('Updated', 'When it was last changed.'),
  })
  .meta({ title: 'ExperimentMetadata', help: 'What people call the experiment.', source: 'ExperimentMetadata' })

export const metadata: SectionDefinition = {
  key: 'metadata',
  title: 'Metadata',
  help: 'What people call the experiment.',
  schema,
}
