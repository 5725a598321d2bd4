import './chain-card.css';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { checkChain } from '#contract/audit.ts';
import type { ChainView } from '#contract/audit.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, SkeletonRows, Trouble } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { guardEn, guardZh } from '../guard-words.ts';
import { chainQuery } from '../guard-queries.ts';
import { useHere } from '../here.tsx';

/** The head that vouches for everything before it, and when all of it was last read. */
export const ChainCard = () => {
  const words = useWords(guardZh, guardEn).audit.chain;
  const { city } = useHere();
  const { say } = useUndo();
  const read = useQuery(chainQuery(city));
  const deed = useDeed(api, checkChain);
  const chain = read.data;
  if (!chain) {
    return read.error ? (
      <Failed error={read.error} retry={() => void read.refetch()} />
    ) : (
      <SkeletonRows count={2} />
    );
  }
  const head = `${chain.links}:${chain.headHash}`;
  const copy = async () => {
    await navigator.clipboard.writeText(head);
    say(words.copied);
  };
  const check = async () => {
    if (await deed.run({ city })) say(words.asked);
    await askAnew();
  };
  return (
    <section className="op-card op-stack-small" aria-label={words.title}>
      <div className="op-card-row">
        <h2>{words.title}</h2>
        <span className="op-soft ar-digits">{words.links(String(chain.links))}</span>
      </div>
      <LastRead chain={chain} />
      <p className="op-soft op-small">
        {words.means} <code>npm run verify-ledger -- --city {city} --head …</code>
      </p>
      <p className="op-small">
        <span className="op-soft">{words.head} </span>
        <code className="op-chain-head">{head}</code>
      </p>
      <div className="op-deeds">
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <Button
          loading={deed.busy}
          disabled={chain.lastCheck?.finishedAt === null}
          onClick={() => void check()}
        >
          {words.check}
        </Button>
      </div>
      <Trouble error={deed.trouble} />
    </section>
  );
};

const LastRead = ({ chain: { lastCheck } }: { chain: ChainView }) => {
  const words = useWords(guardZh, guardEn).audit.chain;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  if (!lastCheck) return <p>{words.never}</p>;
  const { finishedAt, finding } = lastCheck;
  const links = String(lastCheck.links);
  if (!finishedAt) return <p>{words.reading(links)}</p>;
  const at = moment(language, finishedAt, timeZone);
  if (!finding) {
    return (
      <p className="op-chain-good">
        <span aria-hidden="true">✓ </span>
        {words.ok(at, links)}
      </p>
    );
  }
  const where = words.where(finding.seq, finding.rowId);
  return (
    <p className="op-chain-bad" role="alert">
      <span aria-hidden="true">✕ </span>
      {words.found(at, words.trouble[finding.trouble], where)}
    </p>
  );
};
