/**
 * Ends this process with the status of `act`, as soon as `act` returns it. An uncaught error, and a promise that is
 * never settled, end it with 0, because Node's own statuses for these would fail the job. The function must not be
 * awaited, for the same reason.
 * @param {() => Promise<number>} act
 * @param {(cause: string) => void} lament reports an error
 */
export function endingWell(act, lament) {
  const failed = (cause) => {
    lament(cause);
    process.exit(0);
  };
  process.on('uncaughtException', (error) => failed(error.message));
  process.on('beforeExit', () => failed('it waits for what never comes'));
  // Ended explicitly, because a pending name lookup would hold the process beyond the time of a report.
  act().then((status) => process.stdout.write('', () => process.exit(status)));
}
