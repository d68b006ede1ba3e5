import { spawnSync } from 'node:child_process'
import type { Typed } from '../config-node.testing.ts'
import { TYPED } from '../read/python-oracle.testing.ts'
import type { PythonOracle } from '../read/python-oracle.testing.ts'

/** A text, and the key path that it is placed at; `''` at the top. */
export interface PlacedText {
  readonly text: string
  readonly package: string
}

/** What OmegaConf makes of stacks of texts, lowest first: the merged values as they stand, and with interpolations replaced. */
export interface Merged {
  readonly raw: Typed
  readonly resolved: Typed
}

/** Each stack merged by the real OmegaConf, as Hydra merges the configs of a defaults list; one Python process for all. */
export function mergeWithOmegaConf(oracle: PythonOracle, stacks: readonly (readonly PlacedText[])[]): readonly Merged[] {
  return run(oracle, stacks, 'merge(ask)')
}

/**
 * What OmegaConf makes of trees of texts by path: the files that the defaults list of `config.yaml` names, each at the package that
 * the list, the file's first line or its group says, merged in their order. No list but that one is read.
 */
export function composeWithOmegaConf(
  oracle: PythonOracle,
  trees: readonly Readonly<Record<string, string>>[],
): readonly Merged[] {
  return run(oracle, trees, 'merge(placed(ask))')
}

function run(oracle: PythonOracle, asks: readonly unknown[], answer: string): readonly Merged[] {
  const { error, status, stdout, stderr } = spawnSync(
    oracle.python,
    ['-c', `${READ}\nprint(json.dumps([${answer} for ask in json.load(sys.stdin)]))`],
    {
      input: JSON.stringify(asks),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  )
  if (error || status !== 0) throw new Error(`OmegaConf failed: ${error?.message ?? stderr}`)
  return JSON.parse(stdout) as readonly Merged[]
}

const READ = `
import json, sys
from omegaconf import OmegaConf

${TYPED}
def container(config, resolve):
    try:
        return typed(OmegaConf.to_container(config, resolve=resolve))
    except Exception as error:
        return ['error', type(error).__name__]

def merge(stack):
    config = OmegaConf.create()
    try:
        for part in stack:
            own = OmegaConf.create(part['text'])
            if 'defaults' in own and part.get('list'):
                del own['defaults']
            if part['package']:
                placed = OmegaConf.create()
                OmegaConf.update(placed, part['package'], own, merge=False)
                own = placed
            config.merge_with(own)
    except Exception as error:
        return {'raw': ['error', type(error).__name__], 'resolved': ['error', type(error).__name__]}
    return {'raw': container(config, False), 'resolved': container(config, True)}

def placed(tree):
    primary = tree['config.yaml']
    for item in OmegaConf.to_container(OmegaConf.create(primary))['defaults']:
        if item == '_self_':
            yield {'text': primary, 'package': '', 'list': True}
            continue
        [(key, option)] = item.items()
        group, _, package = key.partition('@')
        text = tree[group + '/' + option + '.yaml']
        top = text.startswith('# @package _global_')
        yield {'text': text, 'package': package or ('' if top else group)}
`
