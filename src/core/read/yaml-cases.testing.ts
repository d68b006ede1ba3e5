import type { DialectId } from '../scalar/dialect.ts'
import { parse } from './parse.ts'
import { printValue } from '../print/print.ts'
import { formatPath } from '../path.ts'
import { positionAt } from '../source.ts'

/**
 * A YAML text and what its readers make of it: the value in flow style, or `refused`, then each issue as
 * `· code line:column path`. OmegaConf and YAML 1.2 read as PyYAML does unless said otherwise.
 */
export interface YamlCase {
  readonly what: string
  readonly text: string
  readonly pyyaml: string
  readonly omegaconf?: string
  readonly yaml12?: string
}

/** What {@link YamlCase} says of a text. */
export function describeReading(text: string, dialect: DialectId): string {
  const { root, broken, issues } = parse({ kind: 'file', path: 'a.yaml', text }, dialect)
  const found = issues.map(({ code, origin, path }) => {
    const { line, column } = positionAt(origin.source, origin.start)
    return `· ${code} ${line}:${column} ${formatPath(path)}`.trimEnd()
  })
  return [broken ? 'refused' : printValue(root), ...found].join(' ')
}

const LONG = 'k'.repeat(1025)

/** Structure, keys, characters: all that is not the meaning of a plain scalar. */
export const YAML_CASES: readonly YamlCase[] = [
  // Y1 structure
  { what: 'Y1 maps, lists and scalars', text: 'a: 1\nb: [x, {c: d}]\ne:\n- f\n', pyyaml: '{a: 1, b: [x, {c: d}], e: [f]}' },
  { what: 'Y1 a list item that is a pair', text: 'a: [b: 1, c]\n', pyyaml: '{a: [{b: 1}, c]}' },
  { what: 'Y1 absent values', text: 'a:\nb: [ , ]\n', pyyaml: 'refused · yaml-syntax 2:6' },
  { what: 'Y1 a closing bracket at the margin', text: 'a: [\n  1,\n  2\n]\n', pyyaml: '{a: [1, 2]}' },
  { what: 'Y1 literal and folded text', text: 'a: |\n  x\n   y\nb: >-\n  x\n  y\n', pyyaml: '{a: "x\\n y\\n", b: x y}' },
  {
    what: 'Y1 literal text at the end of a file without a final line break',
    text: 'a: |\n  x',
    pyyaml: '{a: x}',
    yaml12: '{a: "x\\n"}',
  },
  {
    what: 'Y1 brackets and quotes that go on at the margin',
    text: 'a: [x,\n1]\nb: "x\ny"\n1: z\n',
    pyyaml: '{a: [x, 1], b: x y, 1: z} · non-string-key 5:1 [!1]',
    yaml12: 'refused · yaml-syntax 2:1 · yaml-syntax 2:1 · yaml-syntax 3:6 · yaml-syntax 4:1',
  },
  { what: 'Y1 explicit keys', text: '? a\n: 1\n? b\n', pyyaml: '{a: 1, b: null}' },
  { what: 'Y1 a document between its marks', text: '---\na: 1\n...\n', pyyaml: '{a: 1}' },

  // Y2 what a loader refuses whole
  { what: 'Y2 an open bracket', text: 'a: 1\nb: [1, 2\n', pyyaml: 'refused · yaml-syntax 3:1' },
  { what: 'Y2 an open quote', text: 'a: "x\nb: 1\n', pyyaml: 'refused · yaml-syntax 3:1' },
  { what: 'Y2 a bracket too many', text: 'a: [1]]\n', pyyaml: 'refused · yaml-syntax 1:7' },
  { what: 'Y2 a colon too many', text: 'a: b: c\n', pyyaml: 'refused · yaml-syntax 1:4' },
  { what: 'Y2 an indent that fits no line above', text: 'a:\n    b: 1\n  c: 2\n', pyyaml: 'refused · yaml-syntax 3:1' },
  { what: 'Y2 a reserved character', text: 'a: @x\n', pyyaml: 'refused · yaml-syntax 1:4' },
  { what: 'Y2 an unknown escape', text: 'a: "\\q"\n', pyyaml: 'refused · yaml-syntax 1:5' },
  { what: 'Y2 a second document', text: 'a: 1\n---\nb: 2\n', pyyaml: 'refused · multiple-documents 2:1' },
  { what: 'Y2 a second document that is empty', text: 'a: 1\n---\n', pyyaml: 'refused · multiple-documents 2:1' },
  { what: 'Y2 text after the end of the document', text: 'a: 1\n...\nb: 2\n', pyyaml: 'refused · multiple-documents 3:1' },
  { what: 'Y2 the end of no document', text: '# none\n...\n', pyyaml: 'refused · yaml-syntax 2:1', yaml12: '{}' },
  { what: 'Y2 a comment with no space before it', text: 'a: "x"#c\n', pyyaml: '{a: x}', yaml12: 'refused · yaml-syntax 1:7' },
  {
    what: 'Y2 a question mark in an address in brackets',
    text: 'a: {u: http://x/?y=1}\n',
    pyyaml: 'refused · yaml-syntax 1:8 a.u',
    omegaconf: '{a: {u: "http://x/?y=1"}}',
    yaml12: '{a: {u: "http://x/?y=1"}}',
  },
  {
    what: 'Y2 text in brackets that starts with a colon',
    text: 'a: [:x]\n',
    pyyaml: 'refused · yaml-syntax 1:5 a[0]',
    yaml12: '{a: [":x"]}',
  },

  // Y4 the top level
  { what: 'Y4 nothing', text: '', pyyaml: '{}' },
  { what: 'Y4 comments only', text: '# a\n# b\n', pyyaml: '{}' },
  { what: 'Y4 a document mark only', text: '---\n', pyyaml: '{}' },
  { what: 'Y4 null', text: 'null\n', pyyaml: '{}' },
  { what: 'Y4 an empty map', text: '{}\n', pyyaml: '{}' },
  { what: 'Y4 a list', text: '\n- a\n- b\n', pyyaml: 'refused · not-a-map 2:1' },
  { what: 'Y4 a text', text: 'key:value\n', pyyaml: 'refused · not-a-map 1:1' },

  // Y5 characters
  { what: 'Y5 a byte order mark', text: '\uFEFFa: 1\nb: [\n', pyyaml: 'refused · yaml-syntax 3:1' },
  { what: 'Y5 a byte order mark keeps places', text: '\uFEFF1: 1\n', pyyaml: '{1: 1} · non-string-key 1:2 [!1]' },
  { what: 'Y5 CRLF', text: 'a: 1\r\nb: |\r\n  x\r\n  y\r\n', pyyaml: '{a: 1, b: "x\\ny\\n"}' },
  { what: 'Y5 lone CR', text: 'a: 1\rb:\r  c: 2\r1: x', pyyaml: '{a: 1, b: {c: 2}, 1: x} · non-string-key 4:1 [!1]' },
  { what: 'Y5 a tab after a colon', text: 'a:\t1\n', pyyaml: 'refused · tab 1:3', omegaconf: '{a: 1}', yaml12: '{a: 1}' },
  { what: 'Y5 a tab as indent', text: 'a:\n\tb: 1\n', pyyaml: 'refused · tab 2:1' },
  {
    what: 'Y5 a tab in unquoted text',
    text: 'a: x\ty\n',
    pyyaml: 'refused · tab 1:5',
    omegaconf: '{a: "x\\ty"}',
    yaml12: '{a: "x\\ty"}',
  },
  { what: 'Y5 a tab before a comment', text: 'a: 1\t# b\n', pyyaml: 'refused · tab 1:5', omegaconf: '{a: 1}', yaml12: '{a: 1}' },
  {
    what: 'Y5 a tab in brackets',
    text: 'a: [1,\t2]\n',
    pyyaml: 'refused · tab 1:7',
    omegaconf: '{a: [1, 2]}',
    yaml12: '{a: [1, 2]}',
  },
  { what: 'Y5 a tab after a dash', text: 'a:\n-\tb\n', pyyaml: 'refused · tab 2:2', yaml12: '{a: [b]}' },
  { what: 'Y5 a tab on a blank line', text: 'a: 1\n\t\nb: 2\n', pyyaml: 'refused · tab 2:1', yaml12: '{a: 1, b: 2}' },
  {
    what: 'Y5 a tab in quotes, a block or a comment is text',
    text: 'a: "x\ty" #\tc\nb: \'x\ty\'\nc: |\n  x\ty\n',
    pyyaml: '{a: "x\\ty", b: "x\\ty", c: "x\\ty\\n"}',
  },
  { what: 'Y5 a control character', text: 'a: b\nc: \u0007\n', pyyaml: 'refused · control-character 2:4' },
  { what: 'Y5 DEL', text: 'a: \u007F\n', pyyaml: 'refused · control-character 1:4' },
  {
    what: 'Y5 NEL ends a line for Python',
    text: 'a: x # c\u0085b: z\n',
    pyyaml: '{a: x, b: z} · line-break-character 1:9',
    yaml12: '{a: x} · line-break-character 1:9',
  },
  {
    what: 'Y5 NEL in quotes is a space for Python',
    text: 'a: "x\u0085y"\n',
    pyyaml: '{a: x y} · line-break-character 1:6',
    yaml12: '{a: "x\\Ny"} · line-break-character 1:6',
  },
  { what: 'Y5 LS in quotes', text: 'a: "x\u2028y"\n', pyyaml: '{a: "x\\Ly"} · line-break-character 1:6' },
  {
    what: 'Y5 PS in unquoted text',
    text: 'a: x\u2029y\n',
    pyyaml: 'refused · line-break-character 1:5 · yaml-syntax 1:6',
    yaml12: '{a: "x\\Py"} · line-break-character 1:5',
  },
  {
    what: 'Y5 the directive that Python ignores',
    text: '%YAML 1.2\n---\na: 1\n',
    pyyaml: '{a: 1} · yaml-directive 1:1',
    yaml12: '{a: 1}',
  },

  // Y7 keys
  {
    what: 'Y7 keys that are no text',
    text: '1: a\n1.5: b\n~: c\n2024-01-02: d\n',
    pyyaml:
      '{1: a, 1.5: b, null: c, 2024-01-02: d} · non-string-key 1:1 [!1] · non-string-key 2:1 [!1.5] · non-string-key 3:1 [!null] · non-string-key 4:1 [!2024-01-02]',
    omegaconf:
      '{1: a, 1.5: b, null: c, "2024-01-02": d} · non-string-key 1:1 [!1] · non-string-key 2:1 [!1.5] · non-string-key 3:1 [!null]',
    yaml12:
      '{1: a, 1.5: b, null: c, "2024-01-02": d} · non-string-key 1:1 [!1] · non-string-key 2:1 [!1.5] · non-string-key 3:1 [!null]',
  },
  { what: 'Y7 the key on', text: 'on: a\n', pyyaml: '{true: a} · non-string-key 1:1 [!1]', yaml12: '{"on": a}' },
  { what: 'Y7 quoted keys are text', text: '"1": a\n\'on\': b\n', pyyaml: '{"1": a, "on": b}' },
  { what: 'Y7 1 and "1" are two keys', text: '{1: a, "1": b}\n', pyyaml: '{1: a, "1": b} · non-string-key 1:2 [!1]' },
  {
    what: 'Y7 1 and true are one key, the first as written and the last value',
    text: '1: a\ntrue: b\n',
    pyyaml: '{1: b} · non-string-key 1:1 [!1] · non-string-key 2:1 [!1] · duplicate-key 2:1 [!1]',
    omegaconf: 'refused · non-string-key 1:1 [!1] · non-string-key 2:1 [!1] · duplicate-key 2:1 [!1]',
    yaml12: 'refused · non-string-key 1:1 [!1] · non-string-key 2:1 [!1] · duplicate-key 2:1 [!1]',
  },
  {
    what: 'Y7 a key twice',
    text: 'a: 1\nb: 2\na: 3\n',
    pyyaml: '{a: 3, b: 2} · duplicate-key 3:1 a',
    omegaconf: 'refused · duplicate-key 3:1 a',
    yaml12: 'refused · duplicate-key 3:1 a',
  },
  { what: 'Y7 a list as a key', text: '? [1, 2]\n: a\n', pyyaml: 'refused · complex-key 1:3' },
  { what: 'Y7 a map as a key', text: '{a: 1}: b\n', pyyaml: 'refused · complex-key 1:1' },
  {
    what: 'Y7 a key without a space after its colon',
    text: '{a:1, b: 2}\n',
    pyyaml: '{a:1: null, b: 2} · missing-space 1:2 ["a:1"]',
  },
  { what: 'Y7 a key of 1,025 characters', text: `b: 1\n${LONG}: 1\n`, pyyaml: 'refused · long-key 2:1' },
  { what: 'Y7 an explicit key may be as long', text: `? ${LONG}\n: 1\n`, pyyaml: `{? ${LONG} : 1}` },
  {
    what: 'Y7 a value without a key',
    text: 'a: 1\n: b\n',
    pyyaml: 'refused · yaml-syntax 2:1 [!null]',
    yaml12: '{a: 1, null: b}',
  },
  { what: 'Y7 a key and its colon on two lines', text: '{a\n : b}\n', pyyaml: 'refused · yaml-syntax 1:2 a', yaml12: '{a: b}' },
  {
    what: 'Y7 prototype names are plain keys',
    text: '__proto__: {a: 1}\nconstructor: 2\n',
    pyyaml: '{__proto__: {a: 1}, constructor: 2}',
  },
  { what: 'Y7 an equals sign is a key, and no value', text: '=: 1\n', pyyaml: '{"=": 1}' },

  // Y8 anchors, aliases, merge keys
  { what: 'Y8 an alias', text: 'a: &x {b: 1}\nc: *x\n', pyyaml: '{a: {b: 1}, c: {b: 1}}' },
  { what: 'Y8 an anchor on a key', text: '&x a: 1\nb: *x\n', pyyaml: '{a: 1, b: a}' },
  { what: 'Y8 an alias as a key', text: 'a: &x k\n*x : 1\n', pyyaml: '{a: k, k: 1}' },
  { what: 'Y8 an alias with no anchor', text: 'a: *x\n', pyyaml: 'refused · yaml-syntax 1:4 a' },
  { what: 'Y8 an alias before its anchor', text: 'a: *x\nb: &x 1\n', pyyaml: 'refused · yaml-syntax 1:4 a' },
  {
    what: 'Y8 an anchor twice',
    text: 'a: &x 1\nb: &x 2\nc: *x\n',
    pyyaml: 'refused · duplicate-anchor 2:7 b',
    yaml12: '{a: 1, b: 2, c: 2}',
  },
  { what: 'Y8 an anchor with a dot', text: 'a: &x.y 1\n', pyyaml: 'refused · yaml-syntax 1:9 a', yaml12: '{a: 1}' },
  {
    what: 'Y8 a merge key: merged keys first, own values win',
    text: 'a: &x {b: 1, c: 2}\nd:\n  e: 3\n  <<: *x\n  c: 4\n',
    pyyaml: '{a: {b: 1, c: 2}, d: {b: 1, c: 4, e: 3}}',
  },
  {
    what: 'Y8 a list of merged maps: the first wins, the last is first',
    text: '<<: [{a: 1, b: 1}, {a: 2, c: 2}]\n',
    pyyaml: '{a: 1, c: 2, b: 1}',
  },
  { what: 'Y8 an anchor beside its merge key', text: 'b: &x {k: 1}\n<<: *x\n', pyyaml: '{k: 1, b: {k: 1}}' },
  {
    what: 'Y8 merged maps merge in turn',
    text: 'a: &x {<<: {p: 1}, q: 2}\nb: {<<: *x, r: 3}\n',
    pyyaml: '{a: {p: 1, q: 2}, b: {p: 1, q: 2, r: 3}}',
  },
  {
    what: 'Y8 two merge keys: the later wins',
    text: '<<: {a: 1}\n<<: {a: 2, b: 2}\n',
    pyyaml: '{a: 2, b: 2}',
    yaml12: 'refused · duplicate-key 2:1 ["<<"]',
  },
  { what: 'Y8 a merge key on a scalar', text: 'a: 1\n<<: 3\n', pyyaml: 'refused · yaml-syntax 2:1' },
  { what: 'Y8 a merge key on nothing', text: '<<:\n', pyyaml: 'refused · yaml-syntax 1:1' },
  { what: 'Y8 a quoted merge key is text', text: '"<<": 3\n', pyyaml: '{"<<": 3}' },
  {
    what: 'Y8 a merge key as a value',
    text: 'a: <<\n',
    pyyaml: 'refused · invalid-scalar 1:4 a',
    yaml12: '{a: "<<"} · invalid-scalar 1:4 a',
  },

  // Y9 tags
  {
    what: 'Y9 tags of scalars',
    text: 'a: !!str 12\nb: !!float 3\nc: !!null x\nd: !!timestamp 2001-01-01\ne: !!int "7"\nf: !!str\n',
    pyyaml: '{a: "12", b: 3.0, c: null, d: 2001-01-01, e: 7, f: ""}',
    omegaconf: 'refused · invalid-scalar 4:16 d',
  },
  { what: 'Y9 tags of maps and lists', text: 'a: !!map {b: 1}\nc: !!seq [1]\n', pyyaml: '{a: {b: 1}, c: [1]}' },
  { what: 'Y9 a tag of the wrong kind', text: 'a: !!seq {b: 1}\n', pyyaml: 'refused · unknown-tag 1:10 a' },
  { what: 'Y9 a tag that makes an object', text: 'a: !!python/object:os.system [x]\n', pyyaml: 'refused · unknown-tag 1:30 a' },
  { what: "Y9 a tag of one's own", text: 'a: !include b.yaml\n', pyyaml: 'refused · unknown-tag 1:13 a' },
  { what: 'Y9 an int that is none', text: 'a: !!int 3.0\n', pyyaml: 'refused · invalid-scalar 1:10 a' },
  { what: 'Y9 no tag after the mark', text: 'a: ! 12\n', pyyaml: '{a: 12}', yaml12: '{a: "12"}' },
]
