import fc from 'fast-check'

/** How a made-up INI text may be; where it is not `wild`, the loader takes it. */
export interface IniOptions {
  readonly wild: boolean
}

const WORDS = [
  'adam',
  'a b',
  'auto',
  'x: y',
  'a=b',
  "it's",
  'true',
  'False',
  'None',
  'é中😀',
  '[',
  'a # b',
  'models/x.json',
  '16-mixed',
]
const LITERALS = [
  '1',
  '-7',
  '+3',
  '0',
  '007',
  '1_000',
  '0x1F',
  '0b101',
  '1.5',
  '1e-4',
  '.5',
  '5.',
  '1e999',
  '-1e999',
  '1j',
  '2+3j',
  '--1',
  '-(1)',
  '99999999999999999999',
  '"auto"',
  "''",
  '""',
  "'it''s'",
  '\'a\' "b"',
  '"a\\tb\\\\"',
  "r'\\d'",
  "b'x'",
  "'''x'''",
  "'\\u00e9\\x41\\101\\q'",
  "'open",
  'True',
  'False',
  'None',
  '...',
  '[]',
  '[1, 2]',
  "['a', 'b',]",
  '[1, [2, (3,)], None, True]',
  '()',
  '(1)',
  '(1,)',
  '1, 2',
  '{}',
  "{'a': 1, 'b': [2]}",
  '{1: 2, True: 3}',
  '{1, 2}',
  'set()',
  '{(1, 2): 3}',
  '[1 2]',
  '[1,,2]',
  "[x, 'y']",
  '8 # note',
  "'q' # note",
  '8 ; note',
]
const PATHS = ['./a_dir//b/', '"x_dir"', '/abs_dir/.', '//two_dir', "['a_dir']", '_dir']

const KEYS = ['name', 'batch_size', 'seed', 'lr', 'Save', 'x y', '__proto__', 'é']

/** Any INI text as a person may have typed it: both kinds of comment, both marks, values of several lines, other sections. */
export function anyIniText({ wild }: IniOptions): fc.Arbitrary<string> {
  return fc
    .record({
      head: fc.constantFrom('', '', '\n', '# settings\n', '; old\n\n', wild ? 'x = 1\n' : '', wild ? '\uFEFF' : ''),
      common: fc.option(fc.array(anyOption(wild), { maxLength: 2 }), { freq: 6 }),
      options: fc.array(anyOption(wild), { maxLength: 6 }),
      other: fc.option(fc.array(anyOption(wild), { maxLength: 2 }), { freq: 6 }),
      name: fc.constantFrom('other', wild ? 'DEFAULTS' : 'defaults', 'a]b'),
      isClosed: fc.boolean(),
      eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    })
    .map(({ head, common, options, other, name, isClosed, eol }) => {
      const sections = [
        sectionText('DEFAULT', common, wild),
        sectionText('DEFAULTS', options, wild),
        sectionText(name, other, wild),
      ]
      const text = head + sections.join('')
      return (isClosed ? text : text.replace(/\n$/, '')).replaceAll('\n', eol)
    })
}

interface Option {
  readonly key: string
  readonly text: string
}

/** Without wildness each key stands once. */
function sectionText(name: string, options: readonly Option[] | null, wild: boolean): string {
  if (!options) return ''
  const kept = wild ? options : options.filter(({ key }, i) => options.findIndex((other) => other.key === key) === i)
  return `[${name}]\n${kept.map(({ text }) => text).join('')}`
}

function anyOption(wild: boolean): fc.Arbitrary<Option> {
  return fc
    .record({
      key: fc.constantFrom(...KEYS, ...(wild ? ['', 'config_file'] : [])),
      mark: fc.constantFrom(' = ', ' = ', '=', ': ', ' : ', '   =   '),
      value: anyValueText(wild),
      tail: fc.constantFrom('', '', '', '   '),
      above: fc.constantFrom('', '', '', '# about\n', '; about\n', '\n', '  # deep\n', '\n# one\n\n# two\n'),
      indent: fc.constantFrom('', '', '', ...(wild ? ['  '] : [])),
    })
    .map(({ key, mark, value, tail, above, indent }) => ({ key, text: `${above}${indent}${key}${mark}${value}${tail}\n` }))
}

function anyValueText(wild: boolean): fc.Arbitrary<string> {
  const soup = fc.string({ unit: fc.constantFrom(...Array.from(`01_.,+-eExXjJ[](){}:'"\\ #rbu\t`)), maxLength: 8 })
  const broken = fc.constantFrom(
    '[1,\n  2]',
    "'a\n  b'",
    '\n  42',
    'one\n  two\n\n  three',
    '[1,\n  # why\n  2]',
    '(1,\n\t2)',
    '{1:\n  2}',
  )
  const percent = fc.constantFrom('%%', '50%% off', '%(name)s', 'run_%(name)s_%(seed)s', '[%(seed)s, 1]', "'%%'")
  const wrong = fc.constantFrom('%', '%(missing)s', '%(lr)s', '%x', '{[1]: 2}', '{[1]}')
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 6, arbitrary: fc.constantFrom(...LITERALS) },
    { weight: 1, arbitrary: fc.constantFrom(...PATHS) },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: fc.constant('') },
    ...(wild
      ? [
          { weight: 3, arbitrary: soup },
          { weight: 2, arbitrary: percent },
          { weight: 1, arbitrary: wrong },
        ]
      : [{ weight: 1, arbitrary: fc.constantFrom('%%', '50%% off') }]),
  )
}
