import type { Desk } from './desk.ts';
import { uploadAll } from './upload.ts';

/** Between two tries to tell the server, while it doesn't take what is told. */
const retryMs = [5_000, 15_000, 30_000, 60_000];

/** Tells the server all that it has not heard; comes again by itself while some is left. */
export const makeTeller = (desk: Desk, refreshList: () => Promise<void>) => {
  const { line, time, call, box, device } = desk.terms;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const upload = {
    call,
    box,
    device,
    heard: (answered: boolean) => (answered ? line.answered() : line.failed()),
    nowIso: () => new Date(time.nowMs()).toISOString(),
    changed: async () => void (await desk.look()),
  };
  const tell = async (): Promise<void> => {
    const { isTelling, entries } = desk.state();
    if (isTelling || !line.isUp()) return;
    if (!entries.some(({ state }) => state === 'waiting')) return;
    desk.set({ isTelling: true });
    const outcome = await uploadAll(upload).catch(() => 'later' as const);
    desk.set({ isTelling: false });
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (outcome === 'later') {
      const waitMs = retryMs[Math.min(tries, retryMs.length - 1)];
      timer = setTimeout(() => void tell(), waitMs);
      tries += 1;
      return;
    }
    tries = 0;
    await refreshList();
    // Something may have been accepted while the last was told.
    return tell();
  };
  return tell;
};
