const SHA = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
const REPOSITORY = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/;

/**
 * Returns the facts about the upstream's change in a client payload. A fact of an unexpected form is left out.
 * @param {object} parsed a client payload
 * @returns {{repository?: string, fork?: string, sha?: string, number?: number, title?: string, ref?: string, deleted:
 *   boolean}} `fork` is the repository that the pull request comes from
 */
export function upstreamFacts(parsed) {
  const payload = parsed?.payload ?? {};
  const pull = payload.pull_request;
  const sha = pull?.head?.sha ?? payload.after ?? payload.head_sha;
  return {
    repository: matching(REPOSITORY, payload.repository?.full_name),
    fork: matching(REPOSITORY, pull?.head?.repo?.full_name),
    sha: matching(SHA, sha),
    number: Number.isSafeInteger(pull?.number) && pull.number > 0 ? pull.number : undefined,
    title: typeof pull?.title === 'string' ? pull.title : undefined,
    ref: typeof payload.ref === 'string' ? payload.ref : undefined,
    deleted: typeof sha === 'string' && /^0+$/.test(sha),
  };
}

function matching(form, text) {
  return typeof text === 'string' && form.test(text) && !/(^|\/)\.{1,2}(\/|$)/.test(text) ? text : undefined;
}
