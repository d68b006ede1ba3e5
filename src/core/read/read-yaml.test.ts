import { describe, expect, test } from 'vitest'
import type { DialectId } from '../scalar/dialect.ts'
import { describeReading, YAML_CASES } from './yaml-cases.testing.ts'

describe.each<DialectId>(['pyyaml', 'omegaconf', 'yaml12'])('%s', (dialect) => {
  test.each(YAML_CASES)('$what', ({ text, pyyaml, ...others }) => {
    expect(describeReading(text, dialect)).toBe({ pyyaml, ...others }[dialect] ?? pyyaml)
  })
})
