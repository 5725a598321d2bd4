import './stand-sheet.css';
import { groupStandCode } from '#contract/kit/stand-code.ts';
import type { StandView } from '#contract/stand.ts';
import { Mark } from '#ui/mark.tsx';
import { Qr } from '#ui/qr.tsx';
import type { QrMake } from '#ui/qr.tsx';

export type Paper = 'A6' | 'A5';

/** On paper damage is likelier than distance: level H, as large a version as that needs. */
const printed: QrMake = { level: 'H' };

const paperMm: Record<Paper, string> = { A6: '105mm 148mm', A5: '148mm 210mm' };

/**
 * What is printed, in both languages at once: whoever reads it has chosen none. Black on
 * white whatever the theme, for a scanner reads little else.
 */
export const StandSheet = ({ stand, paper }: { stand: StandView; paper: Paper }) => (
  <>
    <style>{`@page { size: ${paperMm[paper]}; margin: 0; }`}</style>
    <article className={`stand-sheet stand-${paper}`} aria-label={stand.placeName}>
      <h2>{stand.placeName}</h2>
      <div className="stand-code">
        <Qr text={stand.address} label={stand.address} make={printed} />
      </div>
      <p className="stand-line" lang="zh-CN">
        相机扫一扫，付账单、用券
      </p>
      <p className="stand-line-en" lang="en">
        Scan with your camera to pay or to use a voucher
      </p>
      <p className="stand-foot">
        <Mark size={20} />
        <span>{groupStandCode(stand.code)}</span>
      </p>
    </article>
  </>
);
