import { expect, test } from 'vitest'
import { typedOf } from '../config-node.testing.ts'
import { convertText } from '../export/convert-text.ts'
import { parse } from './parse.ts'
import { findPython, readWithPython } from './python-oracle.testing.ts'
import type { Source } from '../source.ts'

const D = '[DEFAULTS]\n'

/** Texts as enemies write them, or people in a hurry. */
const TEXTS: Readonly<Record<string, string>> = {
  percent: `${D}a = 50%%\nb = %%(a)s\nc = %(a)s%%\n`,
  cycle: `${D}a = %(b)s\nb = %(c)s\nc = %(a)s\n`,
  self: `${D}a = %(a)s\n`,
  chain: D + Array.from({ length: 12 }, (_, i) => `k${i} = %(k${i + 1})s\n`).join('') + 'k12 = 1\n',
  chain10: D + Array.from({ length: 9 }, (_, i) => `k${i} = %(k${i + 1})s\n`).join('') + 'k9 = 1\n',
  chain11: D + Array.from({ length: 10 }, (_, i) => `k${i} = %(k${i + 1})s\n`).join('') + 'k10 = 1\n',
  dupsec: `${D}a = 1\n${D}b = 2\n`,
  dupdefault: `[DEFAULT]\na = 1\n[DEFAULT]\nb = 2\n${D}`,
  dupdefaultkey: `[DEFAULT]\na = 1\n[DEFAULT]\na = 2\n${D}`,
  dupdefaultkey2: `[DEFAULT]\na = 1\na = 2\n${D}`,
  dupkey: `${D}a = 1\na = 2\n`,
  dupcase: `${D}a = 1\nA = 2\n`,
  bom: `\uFEFF${D}a = 1\n`,
  crlf: `[DEFAULTS]\r\na = 1\r\nb = x\r\n  y\r\n`,
  cr: `[DEFAULTS]\ra = 1\rb = 2\r`,
  nohead: `a = 1\n`,
  headless: `# c\n\na = 1\n${D}`,
  def: `[DEFAULT]\na = 1\nb = %(c)s\n${D}c = 2\n`,
  def2: `[DEFAULT]\nb = %(c)s\n${D}c = 2\n[x]\nq = %(nothere)s\n`,
  colonkey: `${D}a:b = 1\na: b: c\n"x:y" = 3\n`,
  eqcolon: `${D}a = b: c\nb : c = d\n`,
  cont: `${D}a = 1\n  2\nb = [1,\n  2,\n\n  3]\n`,
  contblank: `${D}a = x\n\n  y\n\nb = 1\n`,
  contcomment: `${D}a = x\n# c\n  y\n  # d\n  ; e\nb = 1\n`,
  conthead: `${D}a = x\n  [y]\n  b = 1\n`,
  indenthead: `  [DEFAULTS]\n  a = 1\n   b = 2\n`,
  indentkeys: `${D}  a = 1\n  b = 2\n    c = 3\n d = 4\n`,
  firstindent: `${D}    a = 1\n  b = 2\n`,
  empty: `${D}a =\nb=\nc:\n`,
  emptycont: `${D}a =\n  [1,\n  2]\n`,
  novalue: `${D}a\n`,
  inline: `${D}a = 1 # x\nb = 1 ; x\nc = "a" ; x\nd = x ;y\n`,
  rem: `rem hi\n${D}a = 1\n`,
  rem2: `${D}rem a = 1\n`,
  headjunk: `[DEFAULTS] junk\na = 1\n`,
  headbr: `[DEFAULTS]]\na = 1\n`,
  headbr2: `[[DEFAULTS]]\na = 1\n`,
  headempty: `[]\n${D}a = 1\n`,
  headspace: `[ DEFAULTS ]\na = 1\n`,
  headlower: `[defaults]\na = 1\n`,
  headunclosed: `[DEFAULTS\na = 1\n`,
  unicode: `${D}é = 1\nключ = "знач"\n`,
  nbsp: `${D}\u00a0a\u00a0=\u00a01\u00a0\n`,
  nel: `${D}a = 1\u0085b = 2\nc = x\u2028y = 3\n`,
  ff: `${D}a = 1\u000cb = 2\n`,
  vt: `${D}a = 1\u000bb = 2\u001cc = 3\n`,
  nul: `${D}a = 1\u0000\n`,
  keynul: `${D}a\u0000b = 1\n`,
  interpkeyspace: `${D}a b = 1\nc = %(a b)s\n`,
  interpcase: `${D}Ab = 1\nc = %(ab)s\n`,
  interpempty: `${D}c = %()s\n`,
  interpdeep: `${D}a = [%(b)s, %(b)s]\nb = 1, 2\n`,
  interpbad: `${D}a = %(b)d\nb = 1\n`,
  interpinother: `${D}a = 1\n[o]\nb = %(x)s\n`,
  interpdefault: `[DEFAULT]\nx = %(nope)s\n${D}a = 1\n`,
  interppercent: `${D}a = %(b)s\nb = 5%%\n`,
  dollar: `${D}a = \${b}\nb = 1\n`,
  lonepercentlast: `${D}a = x%\n`,
  quotedpercent: `${D}a = "50%"\n`,
  true1: `${D}a = True\nb = true\nc = TRUE\nd = [True]\ne = not True\n`,
  wandb: `${D}wandb_config = x\nb = 2\n`,
  wandbpct: `${D}config_file = x\nb = 5%\n`,
  dirs: `${D}a = x_dir/../y\nb = \n  my_dir\nc = C:\\x_dir\\y\nd = ~/x_dir\n`,
  dirjson: `${D}a = ["x_dir"]\nb = "x_dir" # c\n`,
  tuple1: `${D}a = 1,\nb = ()\nc = (1)\nd = 1,2\n`,
  numbers: `${D}a = 1e5\nb = 1E-3\nc = .5\nd = 5.\ne = 0o17\nf = 1__0\ng = 0xg\nh = +5\ni = - 5\nj = 1_0.0_1\nk = 00\nl = 0_0\nm = 1e400\nn = nan\no = 1L\np = 1if\n`,
  strs: `${D}a = 'x\nb = "a\\nb"\nc = r"\\n"\nd = u'x'\ne = f'x'\nf = '''a'''\ng = "a" "b"\nh = "a"b"\nj = '\\ud800'\n`,
  dicts: `${D}a = {"x": 1, "x": 2}\nb = {1: 2, True: 3}\nc = {**{}}\nd = {"a"}\ne = {}\nf = {"a": [1, {"b": None}]}\n`,
  longline: `${D}a = ${'x'.repeat(5000)}\n`,
  only: '[DEFAULTS]',
  defonly: '[DEFAULT]\na = 1\n',
  both: `[DEFAULT]\na = 1\n${D}a = 2\nb = %(a)s\n`,
  escapes: `${D}a = \\\n  1\n`,
  tabs: `${D}a = 1\n\tb = 2\n`,
  tabcont: `${D}\ta = 1\n        b = 2\n`,
  unnamed: `${D}=1\n`,
  colon: `${D}: 1\n`,
  extended: `${D}a = 1\n[DEFAULTS:x]\nb = 2\n`,
  getitem: `${D}__name__ = 1\n`,
}

const sources = Object.entries(TEXTS).map(([name, text]): readonly [string, Source] => [
  name,
  { kind: 'file', path: 'a.ini', text },
])

const oracle = findPython()

test.skipIf(!oracle)('Y13 the real loader reads hostile texts as we do, and refuses those that we refuse', () => {
  if (!oracle) return
  const { ini } = readWithPython(oracle, { ini: { readers: ['settings'], documents: Object.values(TEXTS) } })
  const theirs = sources.map(([name], i) => [name, ini.settings?.[i]?.[0] === 'error' ? 'refused' : ini.settings?.[i]])
  const ours = sources.map(([name, source]) => {
    const { broken, root } = parse(source, 'pyyaml')
    return [name, broken ? 'refused' : typedOf(root)]
  })
  expect(ours).toEqual(theirs)
})

test.each(sources)(
  'X8 a hostile text, %s, becomes YAML if it can be read, and its YAML becomes INI or stays with a reason',
  (_name, source) => {
    const { broken, root } = parse(source, 'pyyaml')
    const yaml = convertText(source, 'a.yaml', 'pyyaml')
    expect(yaml.ok).toBe(!broken)
    const back = yaml.ok ? convertText(yaml.source, 'a.ini', 'pyyaml') : undefined
    if (back?.ok) expect(typedOf(parse(back.source, 'pyyaml').root)).toEqual(typedOf(root))
    else if (back) expect(back.reason).toMatch(/^an INI file cannot say /)
  },
)
