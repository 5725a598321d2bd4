/** Whether the server can be reached, as far as anybody has noticed. */
export type Line = {
  isUp: () => boolean;
  /** A question got no answer. */
  failed: () => void;
  /** One did. */
  answered: () => void;
  /** The device itself says that there is no network, or that there is one again. */
  deviceSays: (online: boolean) => void;
  subscribe: (changed: () => void) => () => void;
  stop: () => void;
};

export type LineTerms = {
  online: boolean;
  /** A cheap question; whether the server answered it. */
  probe: () => Promise<boolean>;
};

/** Seconds between probes while the line is down: soon at first, then patient. */
const waitsMs = [2_000, 3_000, 5_000, 10_000];

/**
 * Notices by itself that the line is down and that it is back. Down is quick: the device
 * says so, or one question goes unanswered. Back needs proof: an answer of our server.
 */
export const makeLine = ({ online, probe }: LineTerms): Line => {
  let isUp = online;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asking = false;
  let stopped = false;
  const listeners = new Set<() => void>();
  const set = (up: boolean) => {
    if (up === isUp) return;
    isUp = up;
    for (const changed of listeners) changed();
  };
  const later = () => {
    if (timer !== null) clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void ask(), waitsMs[Math.min(tries, waitsMs.length - 1)]);
    tries += 1;
  };
  const ask = async () => {
    if (asking || stopped) return;
    asking = true;
    const isThere = await probe();
    asking = false;
    if (isThere) answered();
    else if (!isUp) later();
  };
  const answered = () => {
    tries = 0;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    set(true);
  };
  const down = () => {
    set(false);
    if (timer === null) later();
  };
  if (!online) down();
  return {
    isUp: () => isUp,
    failed: down,
    answered,
    deviceSays: (says) => {
      if (!says) return down();
      tries = 0;
      if (!isUp) void ask();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
