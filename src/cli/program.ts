import { Command, CommanderError, Option } from 'commander'
import { DIALECTS } from '../core/scalar/dialect.ts'
import { knownSystems } from '../systems/registry.ts'
import { VERSION } from '../version.ts'
import { runCheck } from './check-command.ts'
import type { CheckOptions } from './check-command.ts'
import { runDiff } from './diff-command.ts'
import type { DiffOptions } from './diff-command.ts'
import { runExplain } from './explain-command.ts'
import type { ExplainOptions } from './explain-command.ts'
import { runHydra } from './hydra-command.ts'
import type { HydraOptions } from './hydra-command.ts'
import { runMigrate } from './migrate-command.ts'
import type { MigrateOptions } from './migrate-command.ts'
import { runResolve } from './resolve-command.ts'
import type { ResolveOptions } from './resolve-command.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Runs the command line `args` (without the program's own name) and gives the exit code. */
export async function runStrata(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const ended: { exitCode: ExitCode } = { exitCode: 0 }
  const end = (exitCode: ExitCode): void => {
    ended.exitCode = exitCode
  }
  try {
    await buildProgram(terminal, end).parseAsync(args, { from: 'user' })
    return ended.exitCode
  } catch (error) {
    // Commander has printed what is wrong by now, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof UsageError)) throw error
    terminal.err(`error: ${error.message}\n`)
    return 2
  }
}

function buildProgram(terminal: Terminal, end: (exitCode: ExitCode) => void): Command {
  const program = new Command('strata')
    .description('Says what a layered config resolves to, whether it is valid, where each value comes from, and why two differ.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('(run with --help to see what there is)')
    .addHelpText('after', EXIT_CODES)
  stackCommand(program, 'resolve <file...>')
    .description('Print what the trainer reads of a stack of files, lowest first, each over what it includes.')
    .addOption(new Option('--format <format>', 'how to print it').choices(['yaml', 'json']).default('yaml'))
    .option('--origins', 'say where each value was written: as comments, or beside the config in JSON')
    .option('--recipe', 'start with a comment that lists layers, hashes and overrides')
    .option('--defaults', "write out the schema's defaults too, which the trainer's own classes apply otherwise")
    .option('--out <file>', 'write to a file instead of standard output')
    .addHelpText('after', examplesOf('resolve'))
    .action(async (files: readonly string[], options: ResolveOptions) => end(await runResolve(files, options, terminal)))
  ruleOptions(program.command('check <path...>'))
    .description('Check every experiment below some folders, or some files themselves.')
    .option('--json', 'print an array with one object for each experiment')
    .addHelpText('after', examplesOf('check'))
    .action(async (paths: readonly string[], options: CheckOptions) => end(await runCheck(paths, options, terminal)))
  stackCommand(program, 'explain <file> <key>')
    .description('Say where the value of a key comes from: the winner, what it shadows, what was removed.')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examplesOf('explain'))
    .action(async (file: string, key: string, options: ExplainOptions) => end(await runExplain({ file, key }, options, terminal)))
  const diff = ruleOptions(program.command('diff <a> <b>'))
    .description('Say what differs between two files (experiments, any configs, exported results), and why.')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json', 'markdown', 'patch']).default('text'))
    .option(
      '--ignore <path>',
      'a key that does not count, with all beneath it, as often as needed; * and ** stand for keys',
      collect,
    )
    .option('--all', 'list what is ignored too, and equal values that are written in two places')
    .option('--set-a <key=value>', 'an override over A, as often as needed', collect)
    .option('--set-b <key=value>', 'an override over B, as often as needed', collect)
    .option('--root <folder>', 'the workspace of both; else of each the nearest folder with a strata.yaml')
    .addHelpText('after', `${examplesOf('diff')}\n${DIFF_NOTES}`)
  diff.action(async (a: string, b: string, options: DiffOptions) => end(await runDiff([a, b], options, terminal)))
  stackCommand(program, 'hydra <file...>')
    .description('Write what a stack of files resolves to as a Hydra tree: a primary config, and a file for each group.')
    .requiredOption('--out <folder>', 'where to write the tree; files with other contents are never written over')
    .option('--name <name>', 'the name of the primary config, for several of them in one tree; config unless given')
    .option('--defaults', "write out the schema's defaults too, which the trainer's own classes apply otherwise")
    .addHelpText('after', `${examplesOf('hydra')}\n${HYDRA_NOTES}`)
    .action(async (files: readonly string[], options: HydraOptions) => end(await runHydra(files, options, terminal)))
  ruleOptions(program.command('migrate <path>'))
    .description('Turn the JSON and INI configs of a folder into layered YAML, or YAML back into JSON and INI.')
    .addOption(new Option('--to <format>', 'what to turn them into').choices(['yaml', 'json']).default('yaml'))
    .option('--dry-run', 'say what would be done, and write nothing')
    .option('--keep', 'leave the old files beside the new ones')
    .option('--all', 'list every key that moves, and every key that is left to a default')
    .addHelpText('after', `${examplesOf('migrate')}\n${MIGRATE_NOTES}`)
    .action(async (path: string, options: MigrateOptions) => end(await runMigrate(path, options, terminal)))
  return program
}

/** An option that may be given as often as needed. */
function collect(line: string, before: readonly string[] = []): readonly string[] {
  return [...before, line]
}

/** A command on a stack of files, with what all of them take. */
function stackCommand(program: Command, usage: string): Command {
  return ruleOptions(program.command(usage))
    .option('--set <key=value>', 'an override over all files, as often as needed; also +key=value and ~key', collect)
    .option('--root <folder>', 'the workspace; else the nearest folder with a strata.yaml')
}

function ruleOptions(command: Command): Command {
  const systems = [...knownSystems.map(({ id }) => id), 'none']
  return command
    .addOption(new Option('--system <id>', 'the system of the files, in place of what strata.yaml says').choices(systems))
    .addOption(new Option('--dialect <dialect>', 'how YAML is read, in place of what strata.yaml says').choices([...DIALECTS]))
}

const EXIT_CODES = `
Issues go to standard error, one a line: severity code file:line:col path message.
Exit codes: 0 fine (diff: equal), 1 issues of severity error (diff: different), 2 wrong usage.`

const EXAMPLES: Readonly<Record<'resolve' | 'check' | 'explain' | 'diff' | 'hydra' | 'migrate', readonly string[]>> = {
  resolve: [
    'strata resolve cfgs/social-xlstm/experiments/xlstm_multi_vd_experiment.yaml',
    'strata resolve cfgs/social-xlstm/models/xlstm_base.yaml cfgs/social-xlstm/data/multi_vd_5.yaml --set model.xlstm.dropout=0.2',
    'strata resolve cfgs/social-xlstm/experiments/quick_smoke_test.yaml --format json --origins',
  ],
  check: ['strata check cfgs', 'strata check cfgs/social-xlstm/experiments --json'],
  explain: ['strata explain cfgs/social-xlstm/experiments/xlstm_multi_vd_experiment.yaml model.xlstm.input_size'],
  diff: [
    'strata diff cfgs/social-xlstm/experiments/lstm_single_baseline.yaml cfgs/social-xlstm/experiments/xlstm_multi_vd_experiment.yaml',
    'strata diff cfgs/social-xlstm/models/lstm_base.yaml cfgs/social-xlstm/models/lstm_base.yaml --set-b model.lstm.dropout=0.5',
  ],
  migrate: ['strata migrate cfgs/stable-audio --dry-run', 'strata migrate cfgs/stable-audio/models --to yaml'],
  hydra: ['strata hydra cfgs/social-xlstm/experiments/quick_smoke_test.yaml --out conf --name quick'],
}

const MIGRATE_NOTES = `
Every experiment is resolved before and after; where one differs, nothing is written and the difference is told. INI comments become YAML
comments. Exit codes: 0 done, 1 refused, or some files stay as they are and why, 2 wrong usage.`

const HYDRA_NOTES = `
The tree is composed again before anything is written, and must give the same config, keys in the same order.
It has a strata.yaml, so that Strata opens it too; Hydra does not read that.`

const DIFF_NOTES = `
A file in no workspace is read by the rules of the other one's. Keys that strata.yaml lists under compare: ignore: do not count.
With --format patch the lines, put behind A's own overrides, make B of A; what they cannot do goes to standard error.
Exit codes: 0 equal, 1 different or a side cannot be read whole (the rest is compared), 2 wrong usage.`

function examplesOf(command: keyof typeof EXAMPLES): string {
  return `\nExamples:\n${EXAMPLES[command].map((line) => `  ${line}`).join('\n')}`
}
