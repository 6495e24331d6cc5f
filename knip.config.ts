import type { KnipConfig } from 'knip'

// Finds files, exports and packages that nobody uses. There is no list of exceptions to grow: what
// is unused goes.

const config: KnipConfig = {
  // Where a program begins. (Tests, the scripts of package.json and the tools' configurations are
  // found by themselves.)
  entry: [
    'electron/shell/main.ts',
    'electron/cli.ts',
    'electron/preload.ts',
    'electron/training/serve.ts',
    'renderer/main.tsx',
    'build/{build,bundle}.mjs',
    'build/electron-on-chromium/register.mjs',
    'tests/demo/run-demo.ts',
    'tests/bench/{run-bench,run-row,open-counter}.ts',
    'tests/bench/rows/*.ts',
    // vitest.config.ts names them.
    'tests/support/{contract-names,words}.ts',
    // Programs that tests start as processes of their own.
    'tests/support/*-steps.ts',
    'tests/fixtures/empty-window/main.mjs',
    'tests/fixtures/shifted-date.mjs',
    'tests/{unit,contract,integration,e2e,screens}/**/*.test.{ts,tsx}',
  ],
  project: [
    'shared/**/*.ts',
    'electron/**/*.ts',
    'renderer/**/*.{ts,tsx,css}',
    'build/**/*.{mjs,ts}',
    'tests/**/*.{ts,tsx,mjs}',
  ],
  // System parts, not packages: build/system-parts.mjs looks for them or installs them, and
  // vitest.config.ts asks `unshare` what it may.
  ignoreBinaries: [
    ...[
      'apt-get',
      'dbus-daemon',
      'dbus-send',
      'gnome-keyring-daemon',
      'socat',
      'unshare',
      'mkfifo',
      'chattr',
    ],
  ],
  // The type of a value stands beside it under the same name, and its file uses both.
  ignoreExportsUsedInFile: { interface: true, type: true },
  compilers: {
    // The fonts are imported by the style sheet: its `@import` lines, as imports.
    css: (text) => [...text.matchAll(/(?<=@)import\s+['"][^'"]+['"]/g)].join('\n'),
  },
}

export default config
