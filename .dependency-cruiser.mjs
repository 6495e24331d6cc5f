// Imports point one way (ARCHITECTURE.md): shared ← core ← adapters and services ← shell and cli.
// Each rule says why it is there; `npm test -- imports` checks them.

/** Node modules that only compute: no file, no socket, no process. */
const PURE_NODE =
  '^(node:)?(assert|buffer|crypto|events|stream|string_decoder|timers|url|util)(/|$)'
/** @type {import('dependency-cruiser').DependencyType[]} */
const PACKAGE = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg']

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Two files that import each other are one idea in two places, and which of them runs first becomes luck.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment:
        'An import that leads nowhere escapes every other rule here, so it must lead somewhere.',
      severity: 'error',
      from: {},
      // What Vite makes while it builds (build/licences.mjs) is nowhere on disk.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'shared-stays-in-shared',
      comment:
        'shared is the vocabulary of every part: if it leaned on one of them, none of the others could use it.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|build|tests)/' },
    },
    {
      name: 'shared-uses-zod-only',
      comment:
        'shared runs in the window, in main, in the preload and in tests, so it may use nothing that one of them lacks. Telephone numbers are read by the library that only computes.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        dependencyTypes: [...PACKAGE, 'core'],
        pathNot: '(^|/)node_modules/(zod|libphonenumber-js)/',
      },
    },
    {
      name: 'core-knows-ports-only',
      comment:
        'core says what the counter does; how a thing is reached belongs behind a port, so that core can be tested against a plain model.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { path: '^(electron|renderer|build|tests)/', pathNot: '^electron/core/' },
    },
    {
      name: 'core-uses-no-packages',
      comment:
        'core runs without Electron, SQLite, keytar, serialport and HTTP: each of these belongs behind a port. Only what computes: zod for shapes, commander for the words of a command, p-limit for what goes one after another.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { dependencyTypes: PACKAGE, pathNot: '(^|/)node_modules/(zod|commander|p-limit)/' },
    },
    {
      name: 'core-touches-nothing-outside',
      comment:
        'Files, sockets and processes come to core through its ports; only Node modules that compute may be imported.',
      severity: 'error',
      from: { path: '^electron/core/' },
      to: { dependencyTypes: ['core'], pathNot: PURE_NODE },
    },
    {
      name: 'services-know-ports-only',
      comment:
        'A client of a service speaks HTTP and fulfils a port; it decides nothing and knows no database, no window and no simulated service.',
      severity: 'error',
      from: { path: '^electron/services/' },
      to: {
        path: '^(electron|renderer|build|tests)/',
        pathNot: ['^electron/services/', '^electron/core/ports\\.ts$'],
      },
    },
    {
      name: 'services-are-apart',
      comment:
        'Cicopass and CycleSoftware are two companies: what is uncertain about one must not reach the code of the other.',
      severity: 'error',
      from: { path: '^electron/services/(cicopass|cyclesoftware)/' },
      to: {
        path: '^electron/services/(cicopass|cyclesoftware)/',
        pathNot: '^electron/services/$1/',
      },
    },
    {
      name: 'adapters-know-ports-only',
      comment:
        'An adapter wraps one outside thing and fulfils a port; it decides nothing, so the thing can be replaced.',
      severity: 'error',
      from: { path: '^electron/adapters/' },
      to: {
        path: '^(electron|renderer|build|tests)/',
        pathNot: ['^electron/adapters/', '^electron/core/ports\\.ts$'],
      },
    },
    {
      name: 'training-knows-shared-only',
      comment:
        'The simulated services must not lean on the clients they are there to test: a shared mistake would pass every test. Names, addresses and rights they share, which docs/openapi/ holds; what is said in a call never.',
      severity: 'error',
      from: { path: '^electron/training/' },
      to: {
        path: '^(electron|renderer|build|tests)/',
        pathNot: ['^electron/training/', '^electron/services/(\\w+/routes|route)\\.ts$'],
      },
    },
    {
      name: 'routes-know-no-shapes',
      comment:
        'The simulated services share the routes with the clients: a route that brought the shape of an answer along would let both make the same mistake.',
      severity: 'error',
      from: { path: '^electron/services/(\\w+/routes|route)\\.ts$' },
      to: { path: '.', pathNot: '^electron/services/route\\.ts$' },
    },
    {
      name: 'training-uses-fastify-only',
      comment:
        'The simulated services are plain HTTP servers: fastify, zod and Node, and none of the parts the counter is made of.',
      severity: 'error',
      from: { path: '^electron/training/' },
      to: { dependencyTypes: PACKAGE, pathNot: '(^|/)node_modules/(fastify|@fastify/[^/]+|zod)/' },
    },
    {
      name: 'electron-in-the-shell-only',
      comment:
        'What imports Electron runs only inside Electron; everything else must also run on the command line and in tests.',
      severity: 'error',
      from: {
        path: '^(shared|electron|renderer)/',
        pathNot: ['^electron/shell/', '^electron/preload\\.ts$'],
      },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'nobody-imports-the-shell',
      comment:
        'The shell puts everything together; whoever imported it would drag a window along and turn the direction round.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^electron/shell/' },
      to: { path: '^electron/(shell/|cli\\.ts$|preload\\.ts$)' },
    },
    {
      name: 'preload-knows-shared-only',
      comment:
        'A sandboxed preload can require nothing, so all it imports is bundled into every window: the contract and Electron, no more.',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: {
        pathNot: [
          '^shared/',
          '(^|/)node_modules/electron/',
          '^electron$',
          '^virtual:contract-names$',
        ],
      },
    },
    {
      name: 'renderer-knows-shared-only',
      comment:
        'The window is a web page: it reaches the counter over the contract in shared and never over an import.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|tests)/' },
    },
    {
      name: 'renderer-uses-no-node',
      comment: 'The window is sandboxed and has no Node; such an import builds and then breaks.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-the-product',
      comment: 'What ships must not need what only a developer has.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^(tests|build)/' },
    },
    {
      name: 'no-dev-package-in-main',
      comment:
        'Main and the command line load their packages from node_modules at run time, and the packaged app carries no dev dependencies; only the window is bundled.',
      severity: 'error',
      from: { path: '^(shared|electron)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        // A font for paper, and what reads telephone numbers (build/vite-configs.mjs), are put into the
        // program by the build: no package is loaded for them at run time.
        pathNot: '(^|/)node_modules/(electron|libphonenumber-js)/|[.]woff2$',
      },
    },
    {
      name: 'demo-runs-without-vitest',
      comment:
        'The demonstration opens a shop as the windows’ tests do, outside a test: what vitest gives throws there.',
      severity: 'error',
      from: { path: '^tests/demo/' },
      to: { path: '(^|/)node_modules/vitest/', reachable: true },
    },
    {
      name: 'packages-are-declared',
      comment:
        'A package that only another package brought may be gone after the next update: declare what is imported.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|build|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports count: a type of the wrong layer is a wrong dependency too.
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
