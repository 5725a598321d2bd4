import './voucher-pick.css';
import { togetherLimit } from '#contract/stand.ts';
import type { OfferedVoucher } from '#contract/lookup.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { day } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';

/** What one may choose from, each a large target; at most ten go together. */
export const VoucherPick = <V extends OfferedVoucher>({
  vouchers,
  chosen,
  choose,
  label,
  whyNot = () => null,
}: {
  vouchers: readonly V[];
  chosen: readonly string[];
  choose: (ids: string[]) => void;
  label: string;
  /** Why one of them can't be chosen now; it stays in sight, with its reason. */
  whyNot?: (voucher: V) => string | null;
}) => {
  const words = useWords(zh, en).stand;
  const full = chosen.length >= togetherLimit;
  return (
    <fieldset className="picks">
      <legend className="ar-unseen">{label}</legend>
      {vouchers.map((voucher) => {
        const isChosen = chosen.includes(voucher.id);
        const reason = whyNot(voucher);
        const look = reason === null ? 'pick' : 'pick pick-not';
        return (
          <label key={voucher.id} className={isChosen ? 'pick pick-chosen' : look}>
            <input
              type="checkbox"
              checked={isChosen}
              disabled={reason !== null || (full && !isChosen)}
              onChange={() =>
                choose(
                  isChosen
                    ? chosen.filter((id) => id !== voucher.id)
                    : [...chosen, voucher.id],
                )
              }
            />
            <Said voucher={voucher} reason={reason} />
          </label>
        );
      })}
      {full ? <p className="ar-hint">{words.most(togetherLimit)}</p> : null}
    </fieldset>
  );
};

const Said = ({ voucher, reason }: { voucher: OfferedVoucher; reason: string | null }) => {
  const words = useWords(zh, en).stand;
  const city = useCity();
  const { language } = useLanguage();
  const { title, usesLeft, usesTotal, validUntil, excludes } = voucher;
  return (
    <span className="pick-said">
      <strong>{title}</strong>
      {usesTotal > 1 ? <small>{words.usesLeft(usesLeft, usesTotal)}</small> : null}
      {excludes.length > 0 ? (
        <small>{words.excludes(excludes.join(language === 'zh' ? '、' : ', '))}</small>
      ) : null}
      <small>{words.until(day(language, validUntil, city.timeZone))}</small>
      {reason === null ? null : <small className="pick-why-not">{reason}</small>}
    </span>
  );
};
