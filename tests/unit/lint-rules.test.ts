import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { expect, it } from 'vitest'
import { serviceNames } from '../../shared/service-name.ts'

// The bans that keep the counter's promises, each broken once. A ban that never fires and a ban
// that is kept look the same. (The rules that need types are the tool's own and not tested here.)

const root = fileURLToPath(new URL('../..', import.meta.url))
// Lines that exist in no file have no types: everything that needs them is left out.
const lint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, project: false } },
  },
  ruleFilter: ({ ruleId }) => /^(no-restricted-|counter\/)/.test(ruleId),
})

const bans = [
  {
    file: 'renderer/screens/shell/alarm.tsx',
    code: "import { Modal } from 'react-aria-components/Modal'\nModal.displayName",
    teaches: 'renderer/components/sheet.tsx',
  },
  {
    file: 'electron/core/outbox/new-jobs.ts',
    code: "export const job = { service: 'cicopass' }",
    teaches: 'registryName of shared/service-name.ts',
  },
  {
    file: 'electron/workplace/open-counter.ts',
    code: 'export const pos = `cyclesoftware`',
    teaches: 'posName of shared/service-name.ts',
  },
  {
    file: 'shared/status.ts',
    code: "export type Registry = 'cicopass'",
    teaches: 'registryName of shared/service-name.ts',
  },
  {
    file: 'renderer/screens/settings/account-panel.tsx',
    code: 'export const panel = <AccountPanel service="cyclesoftware" />',
    teaches: 'posName of shared/service-name.ts',
  },
  {
    file: 'electron/shell/window.ts',
    code: "import { ipcMain } from 'electron'\nipcMain.handle('x', () => 1)",
    teaches: 'shared/counter-api.ts',
  },
  {
    file: 'electron/shell/window.ts',
    code: "window.webContents.send('x')",
    teaches: 'shared/counter-api.ts',
  },
  {
    file: 'electron/adapters/files.ts',
    code: "import { app } from 'electron'\napp.quit()",
    teaches: 'electron/core/ports.ts',
  },
  {
    file: 'electron/services/cicopass/client.ts',
    code: "await fetch('http://127.0.0.1')",
    teaches: 'electron/services/http.ts',
  },
  {
    file: 'renderer/counter/client.ts',
    code: "await globalThis.fetch('/')",
    teaches: 'electron/services/http.ts',
  },
  {
    file: 'electron/adapters/files.ts',
    code: "import { request } from 'undici'\nawait request('http://127.0.0.1')",
    teaches: 'electron/services/http.ts',
  },
  {
    file: 'electron/shell/app-protocol.ts',
    code: "import { net } from 'electron'\nawait net.fetch('http://127.0.0.1')",
    teaches: 'registered twice',
  },
  {
    file: 'electron/shell/window.ts',
    code: "import { shell } from 'electron'\nawait shell.openExternal('mailto:x')",
    teaches: 'shell.openPath',
  },
  {
    file: 'tests/unit/x.test.ts',
    code: "import fc from 'fast-check'\nfc.assert",
    teaches: 'tests/support/random.ts',
  },
  ...['electron/core/leaving.ts', 'electron/shell/window.ts', 'electron/adapters/files.ts'].flatMap(
    (file) =>
      [
        'setTimeout(() => {}, 1)',
        'setInterval(() => {}, 1)',
        "import { setTimeout as wait } from 'node:timers/promises'\nawait wait(1)",
      ].map((code) => ({ file, code, teaches: 'electron/core/scheduler.ts' })),
  ),
  { file: 'shared/bike.ts', code: 'export default 1', teaches: 'by its name' },
  { file: 'tests/unit/x.test.ts', code: "it.skip('x', () => {})", teaches: 'proves nothing' },
]

it.each(bans)('says what to do instead of $code in $file', async ({ file, code, teaches }) => {
  expect(await messages(file, code)).toContain(teaches)
})

it.each([
  { file: 'electron/shell/ipc.ts', code: "import { ipcMain } from 'electron'\nipcMain.handle" },
  { file: 'electron/preload.ts', code: "import { ipcRenderer } from 'electron'\nipcRenderer.on" },
  { file: 'electron/adapters/clock.ts', code: 'setTimeout(() => {}, 1)' },
  { file: 'electron/services/http.ts', code: "await fetch('http://127.0.0.1')" },
  { file: 'tests/integration/x.test.ts', code: "await fetch('http://127.0.0.1')" },
])('lets $file do what is its work', async ({ file, code }) => {
  expect(await messages(file, code)).toBe('')
})

const once = [
  "expect(await page.locator('li').count()).toBe(1)",
  "expect(await line.innerText()).toContain('registered')",
  "expect((await line.innerText()).replaceAll(' ', '')).toContain('registered')",
  'expect([await first.isVisible(), await second.isVisible()]).toEqual([true, false])',
  'expect(await Promise.all([first.count(), second.count()])).toEqual([1, 1])',
  "expect({ here, said: await field.inputValue() }).toEqual({ here, said: '1-3' })",
  "const said = await line.textContent()\nexpect(said).toContain('registered')",
  "const [said] = await lines.allInnerTexts()\nexpect(said).toBe('registered')",
  'const shown = () => page.locator("li").count()\nexpect(await shown()).toBe(1)',
  'async function shown() { return (await lines.allInnerTexts()).length }\nexpect(await shown()).toBe(1)',
  "expect.soft(await box.isChecked(), 'the box').toBe(false)",
]

it.each(once)('refuses an expectation that looks at a page once: %s', async (code) => {
  for (const file of ['tests/e2e/x.test.ts', 'tests/screens/x.test.ts']) {
    expect(await messages(file, code)).toContain('a moment too early')
  }
})

it.each([
  "await expectPage(page.locator('li')).toHaveCount(1)",
  "await expect.poll(() => line.innerText()).toContain('registered')",
  'const shown = () => page.locator("li").count()\nawait expect.poll(shown).toBe(1)',
  'expect(training.cicopass.registrations).toHaveLength(1)',
  'const place = await line.innerText()\nawait expectPage(page.getByText(place)).toBeVisible()',
  "expect(await shop.ask('draft.get', {})).toMatchObject({ shield: null })",
])('lets an expectation that looks again: %s', async (code) => {
  expect(await messages('tests/e2e/x.test.ts', code)).toBe('')
})

it.each(serviceNames)(
  'knows the name of %s, and lets it where it is written once',
  async (name) => {
    const code = `export const service = '${name}'`
    expect(await messages('electron/core/outbox/order.ts', code)).toContain('written once')
    for (const file of ['shared/service-name.ts', 'electron/services/http.ts']) {
      expect(await messages(file, code)).toBe('')
    }
  },
)

async function messages(file: string, code: string): Promise<string> {
  const results = await lint.lintText(code, { filePath: file })
  return results.flatMap((result) => result.messages.map(({ message }) => message)).join('\n')
}
