import { spawnSync } from 'node:child_process'

/** A Python that has Pydantic. */
export interface PydanticOracle {
  readonly python: string
  readonly version: string
}

/** The Pythons of this machine that have Pydantic, one for each version: Debian's, and the one on the path. */
export function findPydantics(): readonly PydanticOracle[] {
  const found = new Map<string, PydanticOracle>()
  const chosen = process.env['STRATA_PYTHON']
  for (const python of ['/usr/bin/python3', ...(chosen === undefined ? [] : [chosen]), 'python3']) {
    const { status, stdout } = spawnSync(python, ['-c', 'import pydantic; print(pydantic.VERSION)'], { encoding: 'utf8' })
    const version = stdout?.trim()
    if (status === 0 && version && !found.has(version)) found.set(version, { python, version })
  }
  return [...found.values()]
}

/** What Pydantic says of a class and of values for it. */
export interface PydanticAnswer {
  /** The class as JSON Schema, as the library prints it. */
  readonly schema: string
  /** For each value the fields that it finds wrong, sorted; none where it takes the value. */
  readonly wrong: readonly (readonly string[])[]
}

/** Asks a real Pydantic for the schema of a class that some Python code defines, and what is wrong with values. */
export function askPydantic(
  { python }: PydanticOracle,
  { code, name }: { readonly code: string; readonly name: string },
  values: readonly unknown[],
): PydanticAnswer {
  const input = JSON.stringify({ code, name, values })
  const { error, status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', '-c', ASK], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (error || status !== 0) throw new Error(`Pydantic failed: ${error?.message ?? stderr}`)
  return JSON.parse(stdout) as PydanticAnswer
}

const ASK = `
import json, sys
import pydantic

asked = json.loads(sys.stdin.buffer.read())
scope = {'__name__': 'models'}
sys.modules['models'] = type(sys)('models')
exec(asked['code'], sys.modules['models'].__dict__)
model = getattr(sys.modules['models'], asked['name'])
is_new = hasattr(model, 'model_json_schema')

def wrong(value):
    try:
        model.model_validate(value) if is_new else model.parse_obj(value)
    except pydantic.ValidationError as error:
        return sorted({str(one['loc'][0]) for one in error.errors()})
    return []

schema = json.dumps(model.model_json_schema(), indent=2) if is_new else model.schema_json(indent=2)
print(json.dumps({'schema': schema, 'wrong': [wrong(value) for value in asked['values']]}))
`
