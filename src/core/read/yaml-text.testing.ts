import fc from 'fast-check'

/** What a made-up text may hold. Where it is not `tangled`, each part of it stands alone, so that no edit need be refused. */
export interface TextOptions {
  /**
   * Anchors, aliases, merge keys, tags, blank lines that count (beneath `|+`, or of spaces), brackets with lines at the
   * margin, a `|` whose last line has no end.
   */
  readonly tangled: boolean
}

/**
 * Any YAML config as a person may have typed it: comments, blank lines and trailing spaces anywhere, block and flow, lists
 * with and without indentation, quotes, bars, document marks, all three line ends, a byte order mark.
 */
export function anyYamlText(options: TextOptions): fc.Arbitrary<string> {
  return fc
    .record({
      bom: fc.constantFrom('', '', '', '\uFEFF'),
      start: fc.constantFrom('', '', '', '---\n', '--- # start\n', '# head\n\n---\n'),
      margin: fc.constantFrom(0, 0, 0, 2),
      root: anyBlockMap(options),
      end: fc.constantFrom('', '', '', '\n', '# end\n', '\n\n# end\n  # deep\n', '...\n', '... # over\n# end\n'),
      eol: fc.constantFrom('\n', '\n', '\r\n', '\r'),
      closed: fc.boolean(),
    })
    .map(({ bom, start, margin, root, end, eol, closed }) => {
      const text = bom + start + root({ column: bom ? 0 : margin, names: [] }) + end
      const isClosed = closed || (!options.tangled && /[|>]/.test(text))
      return (isClosed ? text : text.replace(/\n$/, '')).replaceAll('\n', eol)
    })
}

/** Any JSON object in any of the usual layouts, with numbers in any spelling. */
export function anyJsonText(): fc.Arbitrary<string> {
  const { object } = fc.letrec<{ value: fc.JsonValue; object: Record<string, fc.JsonValue> }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<fc.JsonValue>(0, 1.5, -2e-7, 'a', 'b # c', 'é\n', true, null, [], {}),
      fc.constantFrom(...NUMBERS.map((spelling) => `@${spelling}`)),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'x.y', '"q"', '__proto__'), tie('value'), { maxKeys: 4 }),
  }))
  const layout = fc.constantFrom<(value: fc.JsonValue) => string>(
    (value) => JSON.stringify(value),
    (value) => JSON.stringify(value, null, 2),
    (value) => JSON.stringify(value, null, 4),
    (value) => JSON.stringify(value, null, '\t'),
    (value) => JSON.stringify(value, null, 1).replaceAll(/\n */g, ' '),
  )
  return fc
    .record({ object, layout, end: fc.constantFrom('', '\n', '\n\n'), eol: fc.constantFrom('\n', '\r\n') })
    .map(({ object: value, layout: print, end, eol }) => (bareNumbers(print(value)) + end).replaceAll('\n', eol))
}

/** Numbers that printing would spell otherwise. */
const NUMBERS = ['1e-4', '1E5', '1.50', '-0.0', '1e+3', '12345678901234567890', '0.00010']

function bareNumbers(text: string): string {
  return text.replaceAll(/"@([^"]*)"/g, '$1')
}

interface Place {
  readonly column: number
  /** Anchors that stand before, which an alias may name. */
  readonly names: string[]
}

/** Writes the lines of a map or list at a column. */
type Block = (place: Place) => string
/** Writes what follows a `:` or a dash, with the end of its last line; `dash` is the gap behind the dash. */
type Value = (place: Place & { readonly dash?: number }) => string

function anyBlockMap(options: TextOptions): fc.Arbitrary<Block> {
  const tails = fc.constantFrom('', '', '', '  # note', ' # note: {a}', '   ')
  const { map } = fc.letrec<{ value: Value; map: Block; list: Block; flow: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: fc.tuple(fc.oneof(anyScalarText(), tie('flow')), tails, anyMark(options)).map(inlineValue) },
      { weight: 1, arbitrary: anyLiteral(options) },
      {
        weight: 3,
        arbitrary: fc.tuple(tie('map'), fc.integer({ min: 1, max: 4 }), tails, anyMark(options), above(options)).map(nested),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(tie('list'), fc.integer({ min: 0, max: 4 }), tails, anyMark(options), above(options)).map(nested),
      },
    ),
    map: fc
      .uniqueArray(fc.tuple(anyKeyText(), tie('value'), above(options)), { minLength: 1, maxLength: 4, selector: ([key]) => key })
      .chain((pairs) => (options.tangled ? withMergeKey(pairs) : fc.constant(pairs)))
      .map(
        (pairs): Block =>
          (place) =>
            pairs.map((pair, i) => writePair(pair, place, i === 0)).join(''),
      ),
    list: fc
      .array(fc.tuple(tie('value'), above(options)), { minLength: 1, maxLength: 4 })
      .chain((items) => fc.constantFrom(1, 1, 1, 3).map((dash) => ({ items, dash })))
      .map(
        ({ items, dash }): Block =>
          (place) =>
            items.map((item, i) => writeItem(item, { ...place, dash }, i === 0)).join(''),
      ),
    flow: anyFlowText(tie('flow'), options),
  }))
  return map
}

type Pair = readonly [key: string, value: Value, above: string]

function withMergeKey(pairs: readonly Pair[]): fc.Arbitrary<readonly Pair[]> {
  const merge: Pair = ['<<', ({ names }) => (names.length === 0 ? ' {}\n' : ` *${names[0]}\n`), '']
  return fc.constantFrom(pairs, pairs, pairs, [merge, ...pairs], [...pairs, merge])
}

function writePair([key, value, lines]: Pair, place: Place, first: boolean): string {
  const { column, names } = place
  return `${first ? '' : indent(lines, column)}${' '.repeat(column)}${key}:${value({ column, names })}`
}

function writeItem([value, lines]: readonly [Value, string], place: Place & { readonly dash: number }, first: boolean): string {
  return `${first ? '' : indent(lines, place.column)}${' '.repeat(place.column)}-${value(place)}`
}

/** Comment lines and blank lines above a key, whose column `^` stands for. */
function above({ tangled }: TextOptions): fc.Arbitrary<string> {
  const spaces = tangled ? '   \n' : '\n'
  return fc.constantFrom('', '', '', '', '\n', '^# above\n', '\n^# above\n^# more\n', '^# old\n\n', '^  # deep\n', spaces)
}

function indent(lines: string, column: number): string {
  return lines.replaceAll('^', ' '.repeat(column))
}

/** An anchor or a tag before a value, an alias in its place, or nothing. */
function anyMark({ tangled }: TextOptions): fc.Arbitrary<string> {
  return tangled ? fc.constantFrom('', '', '', '', '&', '&', '!!str', '*0', '*1', '*2') : fc.constant('')
}

function inlineValue([text, tail, mark]: readonly [string, string, string]): Value {
  return ({ names, column, dash = 1 }) => {
    const gap = ' '.repeat(dash)
    if (mark.startsWith('*')) return `${gap}${aliasOf(mark, names)}${tail}\n`
    const prefix = mark === '!!str' && /^[[{]/.test(text) ? '' : anchorOf(mark, names)
    const written = prefix && text ? `${prefix} ${text}` : prefix + text
    return `${written && gap + indent(written, column + 1)}${tail}\n`
  }
}

function anchorOf(mark: string, names: string[]): string {
  if (mark !== '&') return mark.startsWith('*') ? '' : mark
  names.push(`n${names.length}`)
  return `&${names.at(-1)}`
}

function aliasOf(mark: string, names: readonly string[]): string {
  const name = names[Number(mark.slice(1))]
  return name ? `*${name}` : 'none'
}

/** In a list it starts behind the dash, or on the next line. */
function nested([write, step, tail, mark, lines]: readonly [Block, number, string, string, string]): Value {
  return ({ names, column, dash }) => {
    const isCompact = dash !== undefined && step < 4
    if (isCompact) return ' '.repeat(dash) + write({ names, column: column + dash + 1 }).trimStart()
    const beneath = column + (dash === undefined ? step : 2)
    const before = anchorOf(mark, names)
    const named = names.splice(before.startsWith('&') ? -1 : names.length)
    const text = write({ names, column: beneath })
    names.push(...named.map((name) => `${name}x`))
    const anchor = named[0] ? ` &${named[0]}x` : ''
    return `${anchor}${tail}\n${indent(lines, beneath)}${text}`
  }
}

const PLAIN = [
  '',
  '1',
  '0x1F',
  '1.50e-05',
  '1e-4',
  'true',
  'yes',
  'null',
  '~',
  'adam',
  'a b',
  'a:b',
  'a#b',
  'é中😀',
  '2024-01-02',
]
const QUOTED = [
  "''",
  "'it''s'",
  "'# no'",
  '""',
  '"a: \\"b\\""',
  '"\\t"',
  'one\n^two',
  '"one\n\n^two"',
  "'one\n^two'",
  '[]',
  '{}',
  '{ }',
]

function anyScalarText(): fc.Arbitrary<string> {
  return fc.constantFrom(...PLAIN, ...QUOTED)
}

function anyLiteral({ tangled }: TextOptions): fc.Arbitrary<Value> {
  const heads = tangled ? ['|', '|-', '|+', '>', '>-', '>+', '|2'] : ['|', '|-', '>', '>-', '| # bar']
  const body = fc.array(fc.constantFrom('text', '# no comment', 'a: b', '', '  deep'), { maxLength: 3 })
  return fc.tuple(fc.constantFrom(...heads), body, fc.constantFrom('', '\n', '\n\n')).map(
    ([head, lines, after]): Value =>
      ({ column, dash = 1 }) =>
        `${' '.repeat(dash)}${head}\n${['first', ...lines].map((line) => `${line && ' '.repeat(column + 2) + line}\n`).join('')}${after}`,
  )
}

/** Text between brackets; `^` stands for the indentation of its own lines. */
function anyFlowText(inner: fc.Arbitrary<string>, { tangled }: TextOptions): fc.Arbitrary<string> {
  const scalar = fc.constantFrom('1', '0x1F', 'a', 'a b', '"x, y"', "'z]'", '-2.0', 'yes', 'null')
  const member = fc.oneof({ depthSize: 'small', withCrossShrink: true }, { weight: 4, arbitrary: scalar }, inner)
  const layout = fc.constantFrom(
    ['', ', ', ''],
    ['', ', ', ''],
    [' ', ', ', ' '],
    ['', ',', ''],
    ['', ', ', ','],
    ['', ',\n^', ''],
    ['\n^', ',\n^', '\n^'],
    ['\n^', ',\n^', ',\n^'],
    ['\n^', ', # note\n^', ' # last\n^'],
    [' # first\n^', ',\n\n^# own line\n^', ',\n^# the end\n^'],
    tangled ? ['\n', ',\n', '\n'] : ['', ',  ', ''],
  )
  const keys = fc.uniqueArray(fc.constantFrom('a: ', 'b: ', 'c: ', '"d": ', "'x y': "), { maxLength: 4 })
  const members = fc.array(member, { minLength: 4, maxLength: 4 })
  return fc.tuple(fc.boolean(), keys, members, layout).map(([isMap, names, values, [open = '', comma = '', close = '']]) => {
    const parts = names.map((name, i) => `${isMap ? name : ''}${values[i]}`)
    const inside = parts.length === 0 ? '' : open + parts.join(comma) + close
    return isMap ? `{${inside}}` : `[${inside}]`
  })
}

function anyKeyText(): fc.Arbitrary<string> {
  return fc.constantFrom('a', 'b', 'c', 'model', 'lr', '"d"', "'x y'", '"e.f"', 'on', '5', 'ключ', '__proto__', '"#"')
}
