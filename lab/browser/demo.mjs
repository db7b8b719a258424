// Walks through the console of the demo, after its event has gone its way.
import assert from 'node:assert/strict';
import { stage, Visit, walking } from './browser.mjs';

const ADMIN = 'Ada Operator';
const READER = 'Rita Reader';
const PAGES = ['/', '/pull/4711', '/downstreams', '/downstreams/harbor-hpc/dist', '/downstreams/ironwood-ai/serving', '/dead-letters', '/allowlist', '/identities'];

await walking(async (visit) => {
  await signIn(visit, ADMIN);
  await walkEveryPage(visit);
  await followTheEvent(visit);
  await retryADeadLetter(visit);
  await signOut(visit);
  await beAReader(visit);
});

async function signIn(visit, name) {
  await visit.page.goto(stage.console);
  assert.notEqual(new URL(visit.page.url()).origin, new URL(stage.console).origin, 'a stranger is sent to the provider');
  await visit.page.getByRole('link', { name }).click();
  await visit.page.waitForURL((url) => url.origin === new URL(stage.console).origin);
  await visit.lookForBarriers();
  assert.match(await visit.page.locator('header').innerText(), new RegExp(name));
}

async function walkEveryPage(visit) {
  for (const page of PAGES) {
    const answer = await visit.to(page);
    assert.equal(answer.status(), 200, page);
    await visit.fitsAPhone();
    await visit.picture(page === '/' ? 'overview' : page.slice(1).replaceAll('/', '-'));
  }
}

// From the overview by links: the pull request, its jobs, a downstream.
async function followTheEvent(visit) {
  await visit.to('/');
  await visit.page.locator('main').getByRole('link', { name: /#4711/ }).first().click();
  await visit.page.waitForURL(/\/pull\/4711/);
  const words = await visit.words();
  for (const downstream of ['cedar-ops/vision', 'dunefield/sparse', 'harbor-hpc/dist', 'fjordsoft/robots']) {
    assert.ok(words.includes(downstream), `${downstream} is missing: ${words}`);
  }
  assert.match(words, /not installed/i);
  await visit.page.locator('main').getByRole('link', { name: 'dunefield/sparse' }).first().click();
  await visit.page.waitForURL(/\/downstreams\/dunefield\/sparse/);
  assert.match(await visit.words(), /failure|failed/i);
}

async function retryADeadLetter(visit) {
  await visit.to('/dead-letters');
  assert.ok((await visit.words()).includes('fjordsoft/robots'));
  await visit.page.getByRole('checkbox', { name: /fjordsoft\/robots/ }).check();
  await visit.press('button', /^Retry chosen/);
  await visit.picture('confirmation');
  assert.ok((await visit.words()).includes('fjordsoft/robots'), 'the confirmation says what will happen');
  await visit.press('button', /retry/i);
  assert.match(await visit.page.getByRole('status').innerText(), /1/);
}

async function signOut(visit) {
  await visit.press('button', 'Sign out');
  const answer = await visit.page.request.get(new URL('/dead-letters', stage.console).href, {
    headers: { accept: 'application/json' },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 401);
}

async function beAReader(admin) {
  const visit = await Visit.begin(admin.browser);
  await signIn(visit, READER);
  await visit.to('/dead-letters');
  assert.equal(await visit.page.getByRole('link', { name: /^(Retry|Drop)/ }).count(), 0, 'a reader sees no button');
  const csrf = await visit.page.locator('input[name=csrf]').first().getAttribute('value');
  const answer = await visit.page.request.post(new URL('/dead-letters/drop', stage.console).href, {
    form: { csrf, all: 'true' },
    headers: { origin: new URL(stage.console).origin },
  });
  assert.equal(answer.status(), 403);
  assert.deepEqual(visit.sufferings, []);
}
