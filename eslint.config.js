import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { retryingExpectation } from './build/retrying-expectation.mjs'
import { serviceNames } from './build/service-names.mjs'

// What a reviewer would otherwise have to say every time. A ban says what to do instead, because
// whoever meets it reads the message and not this file. Which folder may import which is
// dependency-cruiser's (.dependency-cruiser.mjs).

const IPC =
  'Raw IPC has no schema, no sender check and no fault. Declare an endpoint or an event in shared/counter-api.ts and answer it in electron/core; electron/shell/ipc.ts carries it, and the window calls it through renderer/counter/client.ts.'
const DIALOG =
  'Open a dialog with renderer/components/sheet.tsx: it says what becomes of a scan meanwhile, so that none changes what lies behind.'
const ELECTRON =
  'Only electron/shell/ and electron/preload.ts know Electron, so that the command line and the tests run without it. Declare what you need as a port in electron/core/ports.ts and fulfil it in electron/shell/.'
const FETCH =
  'Requests go through electron/services/http.ts: it sets the time-out, the User-Agent and the proxy, and says whether a failed request may have been processed. The window has no network at all.'
const NET_FETCH =
  "Electron's net.fetch repeats a POST when a reused connection dies, and a sale would be registered twice. Use electron/services/http.ts."
const OPEN_EXTERNAL =
  'shell.openExternal starts whatever program an address names, and the address may come from a page. Show the address, or open a file of ours with shell.openPath.'
const TIMER =
  "What a raw timer throws is nobody's. In a counter take a clock of the scheduler (electron/core/scheduler.ts): a throw is logged by the task's name, shown, and the task goes on. Where no counter is open take electron/core/timers.ts."
const DEFAULT_EXPORT =
  'Export it by its name, so that it has one name everywhere and a search finds every use.'
const SKIPPED =
  'A test that does not run proves nothing. Fix it, or delete it; a missing system part is an error with its remedy.'

const always = [
  { selector: 'ExportDefaultDeclaration', message: DEFAULT_EXPORT },
  { selector: "ExportSpecifier[exported.name='default']", message: DEFAULT_EXPORT },
]
const netFetch = [
  {
    selector: "MemberExpression[object.name='net'][property.name='fetch']",
    message: NET_FETCH,
  },
]
const openExternal = [
  { selector: "MemberExpression[property.name='openExternal']", message: OPEN_EXTERNAL },
]
const rawIpc = [
  { selector: 'Identifier[name=/^ipc(Main|Renderer)$/]', message: IPC },
  {
    selector:
      "CallExpression[callee.property.name='send'][callee.object.property.name='webContents']",
    message: IPC,
  },
]
const skippedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|skipIf|runIf|todo)$/]',
    message: SKIPPED,
  },
]
const fastCheck = {
  name: 'fast-check',
  message:
    "Take fc from tests/support/random.ts: its seed is the run's, which is printed with the command that repeats it.",
}
const rawTimers = ['setTimeout', 'setInterval'].map((name) => ({ name, message: TIMER }))
const timerModules = ['node:timers', 'node:timers/promises', 'timers', 'timers/promises'].map(
  (name) => ({ name, message: TIMER }),
)
const undiciFetch = {
  name: 'undici',
  importNames: ['fetch', 'request', 'stream', 'pipeline'],
  message: FETCH,
}

export default defineConfig(
  { ignores: ['dist/', 'demo-output/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      // Not the project service, which is for editors: a tenth more work for the same answers.
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      // A `default` is an answer, too; `default: assertNever(x)` asks the compiler for every case.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: true, considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...always],

      // Numbers and booleans in a sentence are what templates are for.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => unsubscribe()` reads better than the same with braces.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Codes are spread into characters; a scanner sends no emoji.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Scanners separate with control characters (GS, STX, ETX): expressions must name them.
      'no-control-regex': 'off',
      // A port's method is async because one of its implementations waits, not all of them.
      '@typescript-eslint/require-await': 'off',
      // `() => void | Promise<void>` is what a listener that may be async looks like.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `void unused` says that a value is left alone on purpose.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A type parameter used once can still name what it stands for.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `while (true)` with a `return` inside is a loop's honest form.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
    },
  },
  {
    files: ['shared/**', 'electron/**', 'renderer/**'],
    rules: {
      'no-console': 'error', // the log (core/ports.ts) redacts; the console does not
      'no-restricted-globals': ['error', { name: 'fetch', message: FETCH }],
      'no-restricted-properties': [
        'error',
        { object: 'globalThis', property: 'fetch', message: FETCH },
        { object: 'window', property: 'fetch', message: FETCH },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', message: ELECTRON }, undiciFetch] },
      ],
      'no-restricted-syntax': ['error', ...always, ...netFetch, ...openExternal, ...rawIpc],
    },
  },
  {
    // The simulated services of training are a world of their own, with their own time.
    files: ['shared/**', 'electron/**'],
    ignores: [
      'electron/core/timers.ts',
      'electron/adapters/clock.ts',
      'electron/adapters/keychain.ts',
      'electron/adapters/local-socket.ts',
      'electron/training/**',
      'electron/services/http.ts',
    ],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: FETCH }, ...rawTimers],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', message: ELECTRON }, undiciFetch, ...timerModules] },
      ],
    },
  },
  {
    files: ['electron/shell/**', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'electron', importNames: ['ipcMain', 'ipcRenderer'], message: IPC },
            undiciFetch,
            ...timerModules,
          ],
        },
      ],
    },
  },
  {
    files: ['electron/shell/ipc.ts', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [undiciFetch] }],
      'no-restricted-syntax': ['error', ...always, ...netFetch, ...openExternal],
    },
  },
  {
    // The one caller: shell/browser.ts lets nothing but https through.
    files: ['electron/shell/workplace.ts'],
    rules: { 'no-restricted-syntax': ['error', ...always, ...netFetch, ...rawIpc] },
  },
  {
    files: ['electron/services/http.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': ['error', { paths: [{ name: 'electron', message: ELECTRON }] }],
    },
  },
  {
    files: ['shared/**', 'electron/**', 'renderer/**'],
    ignores: [
      'shared/service-name.ts',
      'electron/services/**',
      'electron/core/settings/**',
      // The services themselves, simulated.
      'electron/training/**',
    ],
    plugins: { counter: { rules: { 'service-names': serviceNames } } },
    rules: { 'counter/service-names': 'error' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      // An event handler may be async: React ignores what it returns, and faults are values here.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/components/sheet.tsx', 'renderer/screens/shell/status-explanation.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'electron', message: ELECTRON },
            undiciFetch,
            ...['react-aria-components/Modal', 'react-aria-components/Dialog'].map((name) => ({
              name,
              message: DIALOG,
            })),
          ],
        },
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': ['error', ...always, ...skippedTests],
      'no-restricted-imports': ['error', { paths: [fastCheck] }],
      // expect(object.method) hands the method to an assertion, which does not call it.
      '@typescript-eslint/unbound-method': 'off',
      // A property test's function takes one parameter for each of its arbitraries.
      '@typescript-eslint/max-params': 'off',
    },
  },
  {
    files: ['tests/support/random.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['tests/e2e/**', 'tests/screens/**'],
    // Whoever waits until a page is up to date may look at it once.
    ignores: ['tests/e2e/on-page.ts'],
    plugins: { counter: { rules: { 'retrying-expectation': retryingExpectation } } },
    rules: { 'counter/retrying-expectation': 'error' },
  },
  {
    files: ['*.config.{ts,js}', '.dependency-cruiser.mjs', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' }, // tools and packages have default exports
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      'no-undef': 'off', // the compiler's work (checkJs)
      // The compiler honours a cast in a comment; this rule cannot see it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Sandboxed preloads are CommonJS; the ones written by hand are small programs for tests.
    files: ['**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      'no-undef': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/ban-ts-comment': 'off',
    },
  },
)
