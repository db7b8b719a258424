/**
 * Sees to it that this process ends as it should: with the status that `act` gives, as soon as it gives it. A mistake
 * that nobody caught, and a promise that is never kept, end it with 0: Node has statuses of its own for these, which
 * would fail the job. Nobody may wait for this function, for the same reason.
 * @param {() => Promise<number>} act
 * @param {(cause: string) => void} lament tells of a mistake
 */
export function endingWell(act, lament) {
  const failed = (cause) => {
    lament(cause);
    process.exit(0);
  };
  process.on('uncaughtException', (error) => failed(error.message));
  process.on('beforeExit', () => failed('it waits for what never comes'));
  // Not by itself: a name that is still being looked up would hold the process beyond the time that a report may take.
  act().then((status) => process.stdout.write('', () => process.exit(status)));
}
