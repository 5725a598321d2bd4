import { lazy, Suspense, useState } from 'react';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { useText } from '../text.ts';

const WaySheet = lazy(async () => {
  const { WaySheet: loaded } = await import('./way-sheet.tsx');
  return { default: loaded };
});

/** "Directions": opens the maps that can lead there. */
export const WayButton = ({
  to,
  className = '',
}: {
  to: GeoPoint & { name: string; address: string | null };
  className?: string;
}) => {
  const words = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={`ar-button ${className}`}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        {words.place.guide}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <WaySheet to={to} close={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
