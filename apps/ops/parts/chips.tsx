import { Link } from '@tanstack/react-router';
import { question } from '../address.ts';
import type { Asked } from '../address.ts';

export type Chip = { says: string; to: string; asked: Asked; on: boolean };

/** Links that look at a part of a list; what is looked at stands in the address. */
export const Chips = ({ name, chips }: { name: string; chips: readonly Chip[] }) => (
  <nav aria-label={name}>
    <ul className="op-chips">
      {chips.map(({ says, to, asked, on }) => (
        <li key={says}>
          <Link
            to={to}
            search={question(asked)}
            replace
            className={on ? 'op-chip op-chip-on' : 'op-chip'}
            aria-current={on ? 'true' : undefined}
          >
            {says}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
