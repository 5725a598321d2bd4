import type { Suggestion } from '#contract/search.ts';
import { walkingMinutes } from '#contract/kit/geo.ts';
import { useText } from '../text.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Marked } from './marked.tsx';

/** What the box offers: a suggestion of the server, or a search of before. */
export type Offered =
  | Suggestion
  | { kind: 'recent'; text: string; highlights: []; placeId: null };

const icons: Record<Offered['kind'], IconName> = {
  recent: 'clock',
  name: 'nearby',
  dish: 'search',
  category: 'search',
  district: 'map',
  note: 'search',
};

/** Farther than this on foot says nothing anybody would walk. */
const walkableMinutes = 60;

export const SearchOption = ({
  id,
  option,
  isOn,
  choose,
}: {
  id: string;
  option: Offered;
  isOn: boolean;
  choose: () => void;
}) => (
  <button
    type="button"
    tabIndex={-1}
    id={id}
    role="option"
    aria-selected={isOn}
    className="search-option"
    // The field keeps the focus; a blur would close the list under the finger.
    onMouseDown={(event) => event.preventDefault()}
    onClick={choose}
  >
    <Icon name={icons[option.kind]} size={20} />
    <span className="search-option-text">
      <Marked text={option.text} highlights={option.highlights} />
    </span>
    <Beside option={option} />
  </button>
);

const Beside = ({ option }: { option: Offered }) => {
  const words = useText();
  if (option.kind === 'recent') return null;
  const minutes =
    option.distanceMetres === null ? null : walkingMinutes(option.distanceMetres);
  const far = minutes !== null && minutes <= walkableMinutes ? words.walk(minutes) : null;
  const said =
    option.kind === 'name' && option.places <= 1 ? far : words.search.places(option.places);
  return (
    <small>
      {words.search.field[option.kind]}
      {said ? ` · ${said}` : null}
    </small>
  );
};
