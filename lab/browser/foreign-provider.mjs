// Signs in through a provider that nobody of this project wrote.
import assert from 'node:assert/strict';
import { stage, walking } from './browser.mjs';

await walking(async (visit) => {
  await visit.page.goto(stage.console);
  await visit.page.locator('input[name=login]').fill('ada');
  await visit.page.locator('input[name=password]').fill('any');
  await visit.page.locator('button[type=submit]').click();
  await visit.page.locator('button[type=submit]').click();
  await visit.page.waitForURL((url) => url.origin === new URL(stage.console).origin);
  await visit.lookForBarriers();
  assert.match(await visit.page.locator('header').innerText(), /ada/);
  // The provider's ID token says that the address is verified, and so this is an admin.
  await visit.to('/identities');
  await visit.press('button', 'Sign out');
  const answer = await visit.page.request.get(new URL('/identities', stage.console).href, {
    headers: { accept: 'application/json' },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 401);
});
