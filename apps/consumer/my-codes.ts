import { useQuery } from '@tanstack/react-query';
import type { VoucherView } from '#contract/voucher.ts';
import { Unreachable } from '#contract/kit/call.ts';
import { useCity } from './city.tsx';
import { keptVouchersQuery, myVouchersQuery, voucherQuery } from './queries.ts';
import { useViewer } from './signed-in.tsx';

export type Mine<T> = {
  data: T | undefined;
  /** When the shown copy was true, where the server could not be asked; else null. */
  keptAtMs: number | null;
  error: Error | null;
  refetch: () => void;
};

/** My codes: this device's copy at once, the server's word as soon as it comes. */
export const useMyVouchers = (): Mine<readonly VoucherView[]> => {
  const city = useCity();
  const viewer = useViewer();
  const enabled = viewer !== 'anyone';
  const asked = useQuery({ ...myVouchersQuery(city.id, viewer), enabled });
  const kept = useQuery({ ...keptVouchersQuery(city.id, viewer), enabled });
  const copies = kept.data?.length ? kept.data.map(({ voucher }) => voucher) : undefined;
  return together(asked, copies, kept.data?.[0]?.keptAtMs);
};

/** One of my codes, likewise; looked at again every few seconds while it is shown. */
export const useMyVoucher = (voucherId: string): Mine<VoucherView> => {
  const city = useCity();
  const viewer = useViewer();
  const enabled = viewer !== 'anyone';
  const asked = useQuery({
    ...voucherQuery(city.id, viewer, voucherId),
    enabled,
    refetchInterval: ({ state }) => (state.data?.state === 'issued' ? 4_000 : false),
  });
  const kept = useQuery({ ...keptVouchersQuery(city.id, viewer), enabled });
  const copy = kept.data?.find(({ id }) => id === voucherId);
  return together(asked, copy?.voucher, copy?.keptAtMs);
};

const together = <T>(
  asked: { data: T | undefined; error: Error | null; refetch: () => Promise<unknown> },
  copy: T | undefined,
  keptAtMs: number | undefined,
): Mine<T> => {
  // A refusal is the server's word and beats any copy; silence is not.
  const refused = asked.error !== null && !(asked.error instanceof Unreachable);
  const data = asked.data ?? (refused ? undefined : copy);
  return {
    data,
    keptAtMs: asked.error && !refused && keptAtMs !== undefined ? keptAtMs : null,
    error: data === undefined || refused ? asked.error : null,
    refetch: () => void asked.refetch(),
  };
};
