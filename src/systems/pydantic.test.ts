import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeOf } from '../core/config-node.ts'
import { printYaml } from '../core/print/print.ts'
import { line } from './compose.testing.ts'
import { fieldsOf } from './schema/field.ts'
import type { Field } from './schema/field.ts'
import { narrow } from './schema/narrow.ts'
import { askPydantic, findPydantics } from './pydantic.testing.ts'
import { workspaceOf } from './manifest/register.testing.ts'
import { validate } from './judge/validate.ts'

/** Classes as a lab writes them, for either version of Pydantic. */
const CODE = `
from enum import Enum
from typing import Dict, List, Optional, Tuple, Union
try:
    from typing import Literal
except ImportError:
    from typing_extensions import Literal
from pydantic import BaseModel, Field, StrictBool, StrictInt, StrictStr, conint

Count = conint(strict=True, ge=1)

class Device(str, Enum):
    cpu = 'cpu'
    cuda = 'cuda'

class Adam(BaseModel):
    """Adam, with its two averages."""
    type: Literal['adam'] = 'adam'
    betas: Tuple[float, float] = (0.9, 0.999)

class SGD(BaseModel):
    type: Literal['sgd']
    momentum: float = Field(0.9, ge=0, lt=1)

class Stage(BaseModel):
    epochs: Count
    inner: Optional['Stage'] = None

class TrainConfig(BaseModel):
    """How a model is trained."""
    lr: float = Field(0.001, gt=0, le=1, description='Step width.')
    epochs: Count = Field(..., title='Passes over the samples')
    run: Optional[StrictStr] = None
    amp: StrictBool = False
    mode: Literal['fast', 'full'] = 'fast'
    device: Device = Device.cpu
    optimizer: Union[Adam, SGD] = Field(..., discriminator='type')
    limits: Dict[str, StrictInt] = {}
    milestones: List[StrictInt] = []
    stages: List[Stage] = []
    warmup: Union[StrictInt, StrictStr] = 0

    class Config:
        extra = 'forbid'

if hasattr(Stage, 'model_rebuild'):
    Stage.model_rebuild()
else:
    Stage.update_forward_refs()
`

interface Pool {
  readonly right: readonly unknown[]
  readonly wrong: readonly unknown[]
}

/** Values of each field; none that Pydantic would make another of. */
const POOLS: Readonly<Record<string, Pool>> = {
  lr: { right: [0.5, 1], wrong: [0, -1, 1.5, 'x', null, []] },
  epochs: { right: [1, 20], wrong: [0, 'x', true, 1.5, null] },
  run: { right: ['a', '', null], wrong: [3, []] },
  amp: { right: [true, false], wrong: [1, 'x', null] },
  mode: { right: ['fast', 'full'], wrong: ['slow', null, 1] },
  device: { right: ['cpu', 'cuda'], wrong: ['tpu', 3] },
  optimizer: {
    right: [{ type: 'adam' }, { type: 'adam', betas: [0.1, 0.2] }, { type: 'sgd', momentum: 0 }],
    wrong: [
      { type: 'sgd', momentum: 1 },
      { type: 'adam', betas: [0.1] },
      { type: 'adam', betas: ['x', 0.1] },
    ].concat([{ type: 'lion' }, {}, null, 'adam'] as never[]),
  },
  limits: { right: [{}, { a: 1, b: 2 }], wrong: [{ a: 'x' }, 3, null] },
  milestones: { right: [[], [1, 2]], wrong: [[1, 'x'], {}, null] },
  stages: {
    right: [[], [{ epochs: 1 }], [{ epochs: 1, inner: { epochs: 2, inner: null } }]],
    wrong: [[{ epochs: 1, inner: { epochs: 0 } }], [{}], [3]],
  },
  warmup: { right: [3, '10%'], wrong: [[], null] },
  extra: { right: [undefined], wrong: [1] },
}

function fieldValue({ right, wrong }: Pool): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })
}

const configs = fc
  .sample(
    fc.record(Object.fromEntries(Object.entries(POOLS).map(([key, pool]) => [key, fieldValue(pool)])), { requiredKeys: [] }),
    {
      numRuns: 1500,
      seed: 1,
    },
  )
  .map((config) => Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)))

/** A field, what it takes and what it has by default, on a line; those inside stand in brackets. */
function outline({ path, title, types, nullable, required, default: own, options, fields }: Field): string {
  const kind = `${options ? options.map(({ value }) => value).join('|') : types.join('|')}${nullable ? '?' : ''}${required ? '!' : ''}`
  const inside = fields ? ` [${fields.map(outline).join(', ')}]` : ''
  return `${String(path.at(-1))} (${title}): ${kind}${own === undefined ? '' : ` = ${JSON.stringify(own)}`}${inside}`
}

describe.each([...findPydantics(), ...(findPydantics().length === 0 ? [undefined] : [])])('V10 with $version', (oracle) => {
  const title = oracle
    ? `Pydantic ${oracle.version}`
    : '(skipped: no Python with Pydantic here; Debian has python3-pydantic) Pydantic'
  const answer = oracle && askPydantic(oracle, { code: CODE, name: 'TrainConfig' }, configs)
  const texts = { 'strata.yaml': 'schemas: {training: schemas/training.json}', 'schemas/training.json': answer?.schema ?? '{}' }

  test.skipIf(!answer)(`V10 what ${title} writes is read whole, and gives the form of the class`, async () => {
    const { issues, system, compose } = await workspaceOf(texts)
    const [section] = system.sections
    const node = compose('training: {optimizer: {type: sgd}}').config.entries.get('training')?.node
    expect([issues.map(line), section?.title, section?.help]).toEqual([[], 'Training', 'How a model is trained.'])
    expect(section && fieldsOf(narrow(section.schema, node)).map(outline)).toEqual([
      'lr (Lr): number = 0.001',
      'epochs (Passes over the samples): integer!',
      expect.stringMatching(/^run \(Run\): string\?(?: = null)?$/),
      'amp (Amp): boolean = false',
      'mode (Mode): fast|full = "fast"',
      'device (Device): cpu|cuda = "cpu"',
      'optimizer (Optimizer): object! [type (Type): adam|sgd!, momentum (Momentum): number = 0.9]',
      'limits (Limits): object = {}',
      'milestones (Milestones): array = []',
      'stages (Stages): array = []',
      'warmup (Warmup): integer|string = 0',
    ])
  })

  test.skipIf(!answer)(`V1 ${title} and the check of its schema find the same fields wrong`, async () => {
    const { system, compose } = await workspaceOf(texts)
    const ours = configs.map((config) => {
      const text = printYaml(nodeOf({ training: config }, { kind: 'file', path: 'a.yaml', text: '' }))
      const errors = validate(compose(text), system).filter(({ severity }) => severity === 'error')
      return [...new Set(errors.map(({ path }) => String(path[1])))].toSorted()
    })
    const rows = configs.map((config, i) => ({ config, ours: ours[i], theirs: answer?.wrong[i] }))
    expect(rows.filter(({ ours: mine, theirs }) => JSON.stringify(mine) !== JSON.stringify(theirs)).slice(0, 5)).toEqual([])
    expect(rows.filter(({ theirs }) => theirs?.length === 0).length).toBeGreaterThan(50)
  })
})
