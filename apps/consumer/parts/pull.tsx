import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../text.ts';

const pullPx = 72;

/** Pull down at the top of the page to ask again. A light one: the list weighs more. */
export const Pull = ({
  refresh,
  children,
}: {
  refresh: () => Promise<unknown>;
  children: ReactNode;
}) => {
  const words = useText();
  const box = useRef<HTMLDivElement>(null);
  const [pulledPx, setPulledPx] = useState(0);
  const [busy, setBusy] = useState(false);
  const again = useRef(refresh);
  again.current = refresh;
  useEffect(() => {
    const area = box.current;
    if (!area) return;
    let startY: number | null = null;
    let reached = 0;
    const start = (event: TouchEvent) => {
      startY = scrollY <= 0 ? (event.touches[0]?.clientY ?? null) : null;
    };
    const move = (event: TouchEvent) => {
      if (startY === null) return;
      const downPx = (event.touches[0]?.clientY ?? startY) - startY;
      reached = Math.max(0, Math.min(pullPx * 1.3, downPx / 2));
      setPulledPx(reached);
    };
    const end = () => {
      if (reached >= pullPx) {
        setBusy(true);
        void again.current().finally(() => setBusy(false));
      }
      startY = null;
      reached = 0;
      setPulledPx(0);
    };
    const passive = { passive: true };
    area.addEventListener('touchstart', start, passive);
    area.addEventListener('touchmove', move, passive);
    area.addEventListener('touchend', end, passive);
    area.addEventListener('touchcancel', end, passive);
    return () => {
      area.removeEventListener('touchstart', start);
      area.removeEventListener('touchmove', move);
      area.removeEventListener('touchend', end);
      area.removeEventListener('touchcancel', end);
    };
  }, []);
  const shownPx = busy ? 44 : pulledPx;
  return (
    <div ref={box} aria-busy={busy}>
      <div className="pull" style={{ height: shownPx }}>
        {shownPx > 12 ? (
          <output>
            {busy ? words.pull.busy : pulledPx >= pullPx ? words.pull.let : words.pull.on}
          </output>
        ) : null}
      </div>
      {children}
    </div>
  );
};
