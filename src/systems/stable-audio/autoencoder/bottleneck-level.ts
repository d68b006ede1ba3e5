import { factory, requiresGrad } from '../factory.ts'

/** What makes the bottlenecks. */
export const bottleneckLevel = factory({
  title: 'Bottleneck',
  help: 'What is done to latents between encoder and decoder.',
  beside: requiresGrad,
})
