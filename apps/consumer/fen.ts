/** "128", "128.5", "１２８．５０" → fen; null when it is not an amount up to 100,000 yuan. */
export const fenOf = (typed: string): number | null => {
  const bare = typed
    .normalize('NFKC')
    .replace(/[¥￥,\s]/g, '')
    .replace('。', '.');
  const read = /^(\d{1,6})(?:\.(\d{0,2}))?$/.exec(bare);
  if (!read) return null;
  const fen = Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0'));
  return fen <= 10_000_000 ? fen : null;
};
