import type { Token } from './hours-tokens.ts';

/** Where a reader of tokens stands; readers move it forward. */
export type Cursor = {
  tokens: Token[];
  at: number;
  /** One "18:00" anywhere tells that the whole text is written in 24 hours. */
  sure24: boolean;
};

export const peek = ({ tokens, at }: Cursor, ahead = 0): Token['kind'] | undefined =>
  tokens[at + ahead]?.kind;

/** Steps over a token of that kind; false when another stands there. */
export const take = (cursor: Cursor, kind: Token['kind']): boolean => {
  if (peek(cursor) !== kind) return false;
  cursor.at += 1;
  return true;
};

/** The token itself when it is of that kind. */
export const takeToken = <K extends Token['kind']>(
  cursor: Cursor,
  kind: K,
): Extract<Token, { kind: K }> | undefined => {
  const token = cursor.tokens[cursor.at];
  if (!token || !isOfKind(token, kind)) return undefined;
  cursor.at += 1;
  return token;
};

const isOfKind = <K extends Token['kind']>(
  token: Token,
  kind: K,
): token is Extract<Token, { kind: K }> => token.kind === kind;

/** The value of a token that is a plain number of that kind. */
export const takeValue = (
  cursor: Cursor,
  kind: 'year' | 'number' | 'every' | 'shift',
): number | undefined => {
  const token = cursor.tokens[cursor.at];
  if (!token || token.kind !== kind || !('value' in token)) return undefined;
  cursor.at += 1;
  return token.value;
};
