import type { ErrorComponentProps } from '@tanstack/react-router';
import { Empty, Failed } from '#ui/states.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';

/** An address that leads nowhere. */
export const Missing = () => {
  const words = useText();
  return (
    <main className="page">
      <Empty
        sentence={words.lost.missing}
        action={
          <a className="ar-button" href={paths.start()}>
            {words.lost.start}
          </a>
        }
      />
    </main>
  );
};

/** A server that runs no city yet. */
export const NoCity = () => {
  const words = useText();
  return (
    <main className="page">
      <Empty sentence={words.lost.noCity} more={words.lost.noCityMore} />
    </main>
  );
};

/** A page that could not be shown: no network at the first visit, or a mistake of ours. */
export const Broken = ({ error, reset }: ErrorComponentProps) => (
  <main className="page">
    <Failed
      error={error}
      retry={() => {
        reset();
        location.reload();
      }}
    />
  </main>
);
