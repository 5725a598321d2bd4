/**
 * What may be done in which state, as data: the server enforces the table, an app greys out
 * a button with it, the scanner checks it offline, the city predicts with it.
 */
export type StateTable<State extends string, Deed extends string> = {
  readonly [D in Deed]: readonly State[];
};

/** `can(table).redeem(state)` reads as English. */
export const can = <State extends string, Deed extends string>(
  table: StateTable<State, Deed>,
): { readonly [D in Deed]: (state: State) => boolean } => {
  const questions = Object.entries<readonly State[]>(table).map(
    ([deed, states]) => [deed, (state: State) => states.includes(state)] as const,
  );
  // fromEntries forgets the key names that the table's type still knows.
  return Object.fromEntries(questions) as { [D in Deed]: (state: State) => boolean };
};
