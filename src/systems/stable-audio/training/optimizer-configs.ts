import { z } from '../../schema/zod.ts'
import { optimizer } from './optimizer.ts'
import { scheduler } from './scheduler.ts'

const SOURCE = 'create_optimizer_from_config and create_scheduler_from_config in training/utils.py'

const pair = z.object({ optimizer, scheduler: scheduler.optional() }).meta({
  title: 'Optimizer and scheduler',
  summary: ['{optimizer.type}', '{optimizer.config.lr}', '{scheduler.type}'],
  source: SOURCE,
})

/**
 * An optimizer, with a scheduler where one is wanted, for each part that is trained. `parts` says of each what it trains; all are
 * required, as they are once one is said, but those that are not `always` trained.
 */
export function optimizerConfigs(
  parts: Readonly<Record<string, string>>,
  always: readonly string[] = Object.keys(parts),
): z.ZodObject {
  const shape = Object.entries(parts).map(([name, help]) => {
    const block = always.includes(name) ? pair : pair.optional()
    return [name, block.meta({ title: titleOf(name), help })] as const
  })
  return z.object(Object.fromEntries(shape)).meta({
    title: 'Optimizers',
    help: 'What makes steps of gradients, and how the rate changes.',
    summary: Object.keys(parts).flatMap(summaryOf),
    source: SOURCE,
  })
}

function summaryOf(name: string): readonly string[] {
  return [`{${name}.optimizer.type}`, `{${name}.optimizer.config.lr}`, `{${name}.scheduler.type}`]
}

function titleOf(name: string): string {
  return name === 'lm' ? 'Language model' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
