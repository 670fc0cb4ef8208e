/**
 * Something the person who runs the product can put right: a setting, a port, a database that does not answer.
 * The message is one plain sentence that says what to do; shell commands print it and nothing else.
 */
export class SetupFault extends Error {
  override readonly name = "SetupFault";
}
