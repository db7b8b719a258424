/** The cause for which nothing is checked out: one of the messages. */
export class Failure extends Error {
  constructor(message, values) {
    super(message);
    this.values = values;
  }
}
