import './way-sheet.css';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { useText } from '../text.ts';
import { waysTo } from '../way-there.ts';
import { Icon } from './icon.tsx';
import { Sheet } from './sheet.tsx';

/** Hands over to whichever map its owner walks by. */
export const WaySheet = ({
  to,
  close,
}: {
  to: GeoPoint & { name: string; address: string | null };
  close: () => void;
}) => {
  const words = useText();
  return (
    <Sheet title={words.way.title} close={close}>
      <p className="sheet-why">
        {to.name}
        {to.address ? ` · ${to.address}` : null}
      </p>
      <ul className="ways">
        {waysTo(to).map(({ guide, url }) => (
          <li key={guide}>
            <a href={url} target="_blank" rel="noreferrer" onClick={close}>
              {words.way[guide]}
              <Icon name="next" size={20} />
            </a>
          </li>
        ))}
      </ul>
      <p className="ar-hint">{words.way.hint}</p>
    </Sheet>
  );
};
