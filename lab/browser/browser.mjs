// A real browser for the walks through the console. It notes what a reader would suffer from: violations of the
// Content-Security-Policy, errors, answers of 500, and what axe finds against accessibility.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

/** Where everything is; the test that starts the walk says so. */
export const stage = JSON.parse(process.env.CRCR_STAGE ?? '{}');

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
// A browser that is nobody's calls nobody.
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Walks with a page of a fresh browser, and fails if that suffered from anything. */
export async function walking(walk) {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: stage.browser, args: [...QUIET, ...root] });
  try {
    const visit = await Visit.begin(browser);
    await walk(visit);
    assert.deepEqual(visit.sufferings, []);
  } finally {
    await browser.close();
  }
}

/** One reader with cookies of their own. */
export class Visit {
  /** A reader who has not been here yet. */
  static async begin(browser) {
    const context = await browser.newContext({ viewport: DESKTOP, colorScheme: 'light', reducedMotion: 'reduce' });
    const visit = new Visit(browser, context, await context.newPage());
    await visit.#watch();
    return visit;
  }

  constructor(browser, context, page) {
    this.browser = browser;
    this.context = context;
    this.page = page;
    this.sufferings = [];
  }

  async #watch() {
    await this.context.exposeBinding('noteViolation', (_, words) => this.sufferings.push(words));
    await this.context.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (event) =>
        globalThis.noteViolation(`${document.location.href} violates ${event.violatedDirective}: ${event.blockedURI}`),
      ),
    );
    this.page.on('pageerror', (error) => this.sufferings.push(`${this.page.url()}: ${error}`));
    this.page.on('response', (answer) => {
      if (answer.status() >= 500) {
        this.sufferings.push(`${answer.status()} for ${answer.url()}`);
      }
    });
  }

  /** Goes to a page of the console, and looks for barriers there. */
  async to(target) {
    const answer = await this.page.goto(new URL(target, stage.console).href);
    await this.lookForBarriers();
    return answer;
  }

  /** Follows the link or presses the button of that name, and looks for barriers behind it. */
  async press(role, name) {
    const before = this.page.waitForEvent('load');
    await this.page.getByRole(role, { name, exact: typeof name === 'string' }).first().click();
    await before;
    await this.lookForBarriers();
  }

  /** Fails if axe finds something against accessibility, at either colour scheme. */
  async lookForBarriers() {
    if (new URL(this.page.url()).origin !== new URL(stage.console).origin) {
      return;
    }
    for (const colorScheme of ['light', 'dark']) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.evaluate(axe.source);
      const { violations } = await this.page.evaluate(() => globalThis.axe.run());
      const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' ')}`);
      assert.deepEqual(found, [], `${this.page.url()} in ${colorScheme} mode`);
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /** Fails if the page is wider than its window on a phone. */
  async fitsAPhone() {
    await this.page.setViewportSize(PHONE);
    const [page, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(page <= window, `${this.page.url()} is ${page} pixels wide on a phone of ${window}`);
    await this.page.setViewportSize(DESKTOP);
  }

  /** Keeps what the page looks like, on a desktop and on a phone. */
  async picture(name) {
    mkdirSync(stage.pictures, { recursive: true });
    const to = (kind) => path.join(stage.pictures, `${name}-${kind}.png`);
    await this.page.screenshot({ path: to('desktop') });
    await this.page.emulateMedia({ colorScheme: 'dark' });
    await this.page.screenshot({ path: to('dark') });
    await this.page.emulateMedia({ colorScheme: 'light' });
    await this.page.setViewportSize(PHONE);
    await this.page.screenshot({ path: to('phone'), fullPage: true });
    await this.page.setViewportSize(DESKTOP);
  }

  /** The text of the page's main part. */
  async words() {
    return this.page.locator('main').innerText();
  }
}
