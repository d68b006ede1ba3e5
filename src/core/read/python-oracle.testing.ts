import { spawnSync } from 'node:child_process'
import type { Typed } from '../config-node.testing.ts'

/** The real readers: the Python on this machine, if it has PyYAML. */
export interface PythonOracle {
  readonly python: string
  /** PyYAML's version. */
  readonly pyyaml: string
  /** OmegaConf's version; null where it is not installed. */
  readonly omegaconf: string | null
}

/**
 * One of the real readers: `pyyaml` is `yaml.safe_load`, `libyaml` the same with the C loader, `omegaconf` OmegaConf's YAML
 * loader, `config` what `OmegaConf.create` makes of the text, `json` is `json.loads`, and `json-dump` the text that
 * `json.dumps(…, indent=2, ensure_ascii=False)` makes of that. `settings` is what a trainer gets of an INI text: `configparser`,
 * then `ast.literal_eval`, then the defaults of an `argparse` parser.
 */
export type PythonReader = 'pyyaml' | 'libyaml' | 'omegaconf' | 'config' | 'json' | 'json-dump' | 'settings'

/** Documents to read, and by which readers. */
export interface Batch {
  readonly readers: readonly PythonReader[]
  readonly documents: readonly string[]
}

/** What one reader made of each document of a batch: the value, or `['error', the exception's name]`. */
export type PythonReadings = Readonly<Partial<Record<PythonReader, readonly Typed[]>>>

/** The Python to ask: Debian's before any other, since its packages bring PyYAML and OmegaConf; undefined without PyYAML. */
export function findPython(): PythonOracle | undefined {
  for (const python of ['/usr/bin/python3', 'python3']) {
    const { status, stdout } = spawnSync(python, ['-c', PROBE], { encoding: 'utf8' })
    if (status === 0) return { python, ...(JSON.parse(stdout) as Omit<PythonOracle, 'python'>) }
  }
  return undefined
}

/** What the real readers make of every batch; one Python process for all. A reader that is not installed gives nothing. */
export function readWithPython<Name extends string>(
  oracle: PythonOracle,
  batches: Readonly<Record<Name, Batch>>,
): Readonly<Record<Name, PythonReadings>> {
  const { error, status, stdout, stderr } = spawnSync(oracle.python, ['-c', READ], {
    input: JSON.stringify(batches),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (error || status !== 0) throw new Error(`the Python readers failed: ${error?.message ?? stderr}`)
  return JSON.parse(stdout) as Record<Name, PythonReadings>
}

const PROBE = `
import json, yaml
try:
    import omegaconf
except ImportError:
    omegaconf = None
print(json.dumps({'pyyaml': yaml.__version__, 'omegaconf': omegaconf and omegaconf.__version__}))
`

/** Python that gives a value back as JSON can hold it, types and all: see {@link Typed}. */
export const TYPED = `
import datetime

def typed(value):
    if value is None:
        return ['null']
    if isinstance(value, bool):
        return ['bool', value]
    if isinstance(value, int):
        return ['int', hex(value)]
    if isinstance(value, float):
        return ['float', repr(value)]
    if isinstance(value, str):
        return ['str', value]
    if isinstance(value, datetime.date):
        return ['timestamp', value.isoformat()]
    if isinstance(value, list):
        return ['list', [typed(item) for item in value]]
    if isinstance(value, dict):
        return ['map', [[typed(key), typed(item)] for key, item in value.items()]]
    return [type(value).__name__, repr(value)]
`

const READ = `
import argparse, ast, configparser, io, json, pathlib, sys, yaml

${TYPED}
def is_foreign(value):
    if isinstance(value, (bytes, set, complex)) or value is ...:
        return True
    if isinstance(value, dict):
        return any(isinstance(key, tuple) or is_foreign(key) or is_foreign(item) for key, item in value.items())
    return isinstance(value, (list, tuple)) and any(map(is_foreign, value))

def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value

def settings(text):
    ini = configparser.ConfigParser()
    ini.optionxform = lambda name: name
    ini.read_file(io.StringIO(text, newline=None))
    found = {}
    for name, text in ini.items('DEFAULTS'):
        if name in ('wandb_config', 'config_file'):
            break
        flags = argparse.ArgumentParser(add_help=False)
        if '_dir' in text:
            value = pathlib.PurePosixPath(text)
        else:
            try:
                value = ast.literal_eval(text)
            except (SyntaxError, ValueError, AssertionError):
                value = text
        if isinstance(value, bool):
            flags.add_argument('--x', type=bool, nargs='?', const=True, default=False)
        elif value is None:
            flags.add_argument('--x', type=str, nargs='?', const=None, default=None)
        else:
            flags.add_argument('--x', type=type(value), default=value)
        value = flags.parse_args([]).x
        found[name] = text if is_foreign(value) else str(value) if isinstance(value, pathlib.PurePath) else plain(value)
    return found

readers = {
    'settings': settings,
    'pyyaml': lambda text: yaml.load(text, yaml.SafeLoader),
    'json': json.loads,
    'json-dump': lambda text: json.dumps(json.loads(text), indent=2, ensure_ascii=False),
}
if yaml.__with_libyaml__:
    readers['libyaml'] = lambda text: yaml.load(text, yaml.CSafeLoader)
try:
    from omegaconf import OmegaConf
    try:
        from omegaconf._yaml import get_yaml_loader
    except ImportError:
        from omegaconf._utils import get_yaml_loader
    loader = get_yaml_loader()
    readers['omegaconf'] = lambda text: yaml.load(text, loader)
    readers['config'] = lambda text: OmegaConf.to_container(OmegaConf.create(text), resolve=False)
except ImportError:
    pass

def read(reader, text):
    try:
        return typed(readers[reader](text))
    except Exception as error:
        return ['error', type(error).__name__]

def read_batch(batch):
    return {name: [read(name, text) for text in batch['documents']] for name in batch['readers'] if name in readers}

print(json.dumps({name: read_batch(batch) for name, batch in json.loads(sys.stdin.buffer.read()).items()}))
`
