import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { contractNamesPlugin } from './contract-names.mjs'
import { licencesPlugin } from './licences.mjs'
import { wordsPlugin } from './words.mjs'

// The three programs the counter is built from. Vite runs under our own command (build.mjs), not
// by its command line, so there is no vite.config file to find.

/**
 * @param {{ root: string, outDir: string }} places
 * @returns {import('vite').InlineConfig}
 */
function shared({ root, outDir }) {
  return {
    root,
    configFile: false,
    envDir: false,
    mode: 'production',
    // Vite's progress goes to standard output, which belongs to the command line's JSON;
    // warnings and errors go to standard error.
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, sourcemap: true, reportCompressedSize: false },
  }
}

/**
 * The main process and the command line: ES modules for Node 24, packages left where they are
 * (the native ones cannot be bundled). Files lie flat, so that `import.meta.url` is as deep in
 * `dist/electron/` as an entry is in its source folder.
 *
 * @param {{ root: string, outDir: string }} places
 * @returns {import('vite').InlineConfig}
 */
export function mainConfig(places) {
  const common = shared(places)
  return {
    ...common,
    publicDir: false,
    // What shared/ reads telephone numbers with is part of the program, as it is in the window.
    ssr: { target: 'node', external: true, noExternal: ['libphonenumber-js'] },
    build: {
      ...common.build,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          main: join(places.root, 'electron/shell/main.ts'),
          cli: join(places.root, 'electron/cli.ts'),
        },
        external: ['electron'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  }
}

/**
 * The preload: one CommonJS file, because a sandboxed preload can require nothing but `electron`
 * (sandbox_bundle in Electron's source).
 *
 * @param {{ root: string, outDir: string }} places
 * @returns {import('vite').InlineConfig}
 */
export function preloadConfig(places) {
  const common = shared(places)
  return {
    ...common,
    publicDir: false,
    plugins: [contractNamesPlugin()],
    ssr: { target: 'webworker', noExternal: true, external: ['electron'] },
    build: {
      ...common.build,
      ssr: true,
      target: 'chrome140',
      minify: false,
      rolldownOptions: {
        input: { preload: join(places.root, 'electron/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  }
}

/**
 * The window's page, served from `app://counter/`. Its content security policy allows no inline
 * script and no data: font, so nothing is inlined and the module preload polyfill stays out.
 *
 * @param {{ root: string, outDir: string }} places
 * @returns {import('vite').InlineConfig}
 */
export function rendererConfig({ root, outDir }) {
  const common = shared({ root: join(root, 'renderer'), outDir })
  return {
    ...common,
    base: '/',
    plugins: [react(), licencesPlugin(), contractNamesPlugin(), wordsPlugin(root)],
    build: {
      ...common.build,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: true,
    },
  }
}
