import { useState } from 'react';
import { Button } from 'antd';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

export type ToldKey = { name: string; placeName: string; key: string };

/** The one moment in which a till's key can be read: on the screen, and to be copied. */
export const TillKey = ({ told, done }: { told: ToldKey; done: () => void }) => {
  const said = useWords(zh, en).tills;
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(told.key);
      setCopied('yes');
    } catch {
      // Without permission the key can still be marked by hand.
      setCopied('no');
    }
  };
  const says = copied === null ? said.once : copied === 'yes' ? said.copied : said.byHand;
  return (
    <section className="me-key" aria-label={said.keyOf(told.name)}>
      <p className="me-small">{said.keyOf(`${told.placeName} · ${told.name}`)}</p>
      <code className="me-key-text" translate="no">
        {told.key}
      </code>
      <p className="me-small" role="status">
        {says}
      </p>
      <div className="me-deeds">
        <Button type="primary" onClick={() => void copy()}>
          {said.copy}
        </Button>
        <Button onClick={done}>{said.kept}</Button>
      </div>
    </section>
  );
};
