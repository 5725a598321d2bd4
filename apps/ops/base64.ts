/** The largest file that is taken, in bytes. */
export const largestBytes = 12_000_000;

/** Bytes as base64; in slices, since one call can't take a file's worth of arguments. */
export const base64Of = (bytes: Uint8Array): string => {
  const slices: string[] = [];
  for (let at = 0; at < bytes.length; at += 32_768) {
    slices.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
  }
  return btoa(slices.join(''));
};

/** "12.3 MB" or "4 KB", rounded up. */
export const fileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000)}\u00a0KB`
    : `${Math.ceil(bytes / 100_000) / 10}\u00a0MB`;
