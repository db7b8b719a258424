import { jobName } from './job-name.mjs';
import { requestToken } from './oidc.mjs';
import { failOnErrorOrDefault } from './fail-on-error.mjs';
import { NOT_DISPATCHED, outcomeOfError, tell } from './outcome.mjs';
import { sendReport } from './report.mjs';
import { resultOf } from './result.mjs';
import { causeFrom, commitFrom, settingsFrom } from './settings.mjs';
import { summary } from './summary.mjs';
import { timestamp, workflowMember } from './workflow.mjs';

/** The name under which the first part of the step saves its report for the second. */
const STATE = 'report';

/**
 * Runs the step. With `status` it reports that; without, it reports in_progress and leaves the rest to `finish`.
 * @returns {Promise<boolean>} whether the step fails
 */
export function begin(step) {
  return guarded(step, async () => {
    const settings = settingsFrom(step.runner.input);
    if (settings.isOfItself && !settings.status) {
      return startOwn(step);
    }
    const told = await toldBy(step);
    if (!told) {
      return settle(step, settings, NOT_DISPATCHED);
    }
    if (settings.status === 'in_progress') {
      return settle(step, settings, await send(step, settings, told, inProgress(step, told)));
    }
    if (settings.status === 'completed') {
      return complete(step, settings, told);
    }
    return start(step, settings, told);
  });
}

/**
 * Runs at any end of the job: reports completed, if the step reported in_progress.
 * @returns {Promise<boolean>} whether it fails
 */
export function finish(step) {
  const left = step.runner.state(STATE);
  if (!left) {
    return Promise.resolve(false);
  }
  return guarded(step, async () => {
    const settings = settingsFrom(step.runner.input);
    const begun = JSON.parse(left);
    if (begun.result === 'refused') {
      step.say('not_begun');
      return false;
    }
    if (begun.result === 'ignored') {
      return false;
    }
    const told = { clientPayload: await causeOf(step), job: begun.job, begun };
    return begun.result === 'unsure' ? startLate(step, settings, told) : complete(step, settings, told);
  });
}

// A self-report is sent once, at the end. A later step may find the commit, so that inputs are read again then.
async function startOwn(step) {
  commitFrom(step.runner.input);
  await leave(step, { job: jobOf(step), startedAt: timestamp(step.io.now()), result: 'taken' });
  return false;
}

async function start(step, settings, told) {
  const workflow = inProgress(step, told);
  const begun = { job: told.job, startedAt: workflow.started_at, workflow, key: step.io.newKey() };
  // Saved before anything is sent, because the job may be cancelled meanwhile.
  await leave(step, { ...begun, result: 'unsure' });
  const outcome = await send(step, settings, told, workflow, begun.key);
  const result = outcome.kind === 'unavailable' ? 'unsure' : outcome.kind;
  await leave(step, { ...begun, result, times: outcome.times });
  return settle(step, settings, outcome);
}

// The relay refuses completed without in_progress. With the same key it accepts the same report once, whether it had
// reached the relay or not.
async function startLate(step, settings, told) {
  const { workflow, key } = told.begun;
  const outcome = await send(step, settings, told, workflow, key);
  // The conflict may be with that same earlier report, if the relay has forgotten its key.
  if (outcome.kind !== 'taken' && outcome.http !== 409) {
    return conclude(step, settings, told, workflow, outcome);
  }
  if (outcome.kind === 'taken' && !outcome.duplicate) {
    step.say('late');
  }
  return complete(step, settings, { ...told, begun: { ...told.begun, times: outcome.times } });
}

async function complete(step, settings, told) {
  const { runner, io, say } = step;
  const { input, workspace } = runner;
  const workflow = workflowMember(told.job, 'completed', {
    ...(await resultOf({ input, jobStatus: input('job-status'), directory: workspace, say })),
    startedAt: told.begun?.startedAt,
    completedAt: timestamp(io.now()),
  });
  return conclude(step, settings, told, workflow, await send(step, settings, told, workflow));
}

async function conclude(step, settings, { clientPayload, begun }, workflow, outcome) {
  const { runner } = step;
  const times = { ...known(begun?.times), ...known(outcome.times) };
  const html = summary({ clientPayload, workflow, outcome, server: runner.server, times });
  await written(step, 'summary', runner.summarise(html));
  return settle(step, settings, outcome);
}

function known(times) {
  return Object.fromEntries(Object.entries(times ?? {}).filter(([, time]) => Number.isFinite(time)));
}

function inProgress({ io }, { job }) {
  return workflowMember(job, 'in_progress', { startedAt: timestamp(io.now()) });
}

function send({ runner, io, mask }, settings, { clientPayload }, workflow, key = io.newKey()) {
  const audience = runner.input('audience') || 'pytorch-cross-repo-ci-relay';
  const identify = (time) => requestToken(runner.env, audience, time);
  return sendReport({ ...settings, clientPayload, workflow, key }, identify, { ...io, mask });
}

async function toldBy(step) {
  const clientPayload = await causeOf(step);
  return clientPayload && { clientPayload, job: jobOf(step) };
}

function jobOf({ runner, say }) {
  const given = runner.input('job-name');
  const total = runner.input('job-total');
  const { name, warning } = jobName({
    given,
    job: runner.env.GITHUB_JOB ?? '',
    matrix: runner.input('matrix'),
    index: runner.input('job-index'),
    total,
  });
  if (warning) {
    say(warning, { name, total });
  }
  return { ...runner.job, jobName: name };
}

async function causeOf({ runner, mask }) {
  const cause = causeFrom(runner.input, { event: await runner.event() });
  const callbackToken = cause?.parsed.callback_token;
  if (typeof callbackToken === 'string' && callbackToken) {
    mask(callbackToken);
  }
  return cause;
}

function leave({ runner }, value) {
  return runner.saveState({ [STATE]: JSON.stringify(value) });
}

async function settle(step, { fails }, outcome) {
  tell(step.say, outcome);
  const outputs = {
    status: outcome.status ?? outcome.kind,
    hud: outcome.hud,
    duplicate: String(outcome.duplicate === true),
    'http-status': outcome.http,
  };
  await written(step, 'outputs', step.runner.output(outputs));
  return fails(outcome);
}

// By then the report is sent, and its outcome is still to be reported.
async function written({ say }, what, writing) {
  await writing.catch((error) => say('not_written', { what, cause: error.message }));
}

// A failure in here must not break the job.
async function guarded(step, act) {
  try {
    return await act();
  } catch (error) {
    const fails = failOnErrorOrDefault(step.runner.input('fail-on-error'));
    return settle(step, { fails }, outcomeOfError(error));
  }
}
