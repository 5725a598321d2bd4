import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { groupStandCode } from '#contract/kit/stand-code.ts';
import { makeStand, retireStand } from '#contract/stand.ts';
import type { StandView } from '#contract/stand.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, Failed, Note, SkeletonPage, Trouble } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { useNamed } from '../address.ts';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { StandSheet } from '../parts/stand-sheet.tsx';
import type { Paper } from '../parts/stand-sheet.tsx';
import { paths } from '../paths.ts';
import { standsQuery, storesQuery } from '../queries.ts';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';

/** A store's stands: seen as they are printed, printed, retired. */
export const StandsPage = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { place = '' } = useNamed();
  const stands = useQuery(standsQuery(desk, place));
  const stores = useQuery(storesQuery(desk));
  const store = stores.data?.find(({ id }) => id === place)?.name ?? '';
  const back = { to: paths.stores(desk), says: words.back };
  return (
    <>
      <PageHead title={words.title(store)} lead={words.lead} back={back} />
      {stands.data ? (
        <Stands stands={stands.data} place={place} />
      ) : stands.error ? (
        <Failed error={stands.error} retry={() => void stands.refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </>
  );
};

const Stands = ({ stands, place }: { stands: StandView[]; place: string }) => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const making = useDeed(api, makeStand);
  const retiring = useRetiring(place);
  const [chosen, setChosen] = useState<string | null>(null);
  const inUse = stands.filter(({ retiredAt }) => retiredAt === null);
  const past = stands.filter(({ retiredAt }) => retiredAt !== null);
  const stand = inUse.find(({ code }) => code === chosen) ?? inUse[0];
  const make = async () => {
    const made = await making.run({ ...desk, place });
    await askAnew();
    if (made) setChosen(made.code);
  };
  const add = (label: string) => (
    <Button
      size="large"
      type={stand ? 'default' : 'primary'}
      loading={making.busy}
      onClick={() => void make()}
    >
      {making.busy ? words.making : label}
    </Button>
  );
  return (
    <>
      <div className="stand-off">
        <Trouble error={making.trouble ?? retiring.trouble} />
      </div>
      {stand ? (
        <>
          <OneStand
            stand={stand}
            isGoing={retiring.isGoing(stand)}
            retire={() => retiring.retire(stand)}
          />
          <div className="stand-off me-stack">
            {inUse.length > 1 ? (
              <Choice stands={inUse} chosen={stand.code} choose={setChosen} />
            ) : null}
            <div>{add(words.makeAnother)}</div>
          </div>
        </>
      ) : (
        <Empty sentence={words.none} more={words.noneMore} action={add(words.make)} />
      )}
      {past.length > 0 ? <Past stands={past} /> : null}
    </>
  );
};

const OneStand = ({
  stand,
  isGoing,
  retire,
}: {
  stand: StandView;
  isGoing: boolean;
  retire: () => void;
}) => {
  const words = useWords(zh, en);
  const [paper, setPaper] = useState<Paper>('A6');
  return (
    <div className="me-stack">
      <div className="stand-off me-stack">
        <Note>{words.tips}</Note>
        <div className="stand-deeds">
          <Radio.Group
            aria-label={words.size}
            size="large"
            optionType="button"
            value={paper}
            options={['A6', 'A5']}
            onChange={(event) => setPaper(event.target.value === 'A5' ? 'A5' : 'A6')}
          />
          <Button type="primary" size="large" onClick={() => print()}>
            {words.print}
          </Button>
          <Button size="large" disabled={isGoing} onClick={retire}>
            {isGoing ? words.going : words.retire}
          </Button>
        </div>
        <p className="me-soft me-small">{words.retireMeans}</p>
      </div>
      <section className="stand-paper" aria-label={words.preview}>
        <StandSheet stand={stand} paper={paper} />
      </section>
    </div>
  );
};

const Choice = ({
  stands,
  chosen,
  choose,
}: {
  stands: StandView[];
  chosen: string;
  choose: (code: string) => void;
}) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useDesk();
  return (
    <section aria-label={words.choose}>
      <h2>{words.choose}</h2>
      <Radio.Group
        value={chosen}
        onChange={(event) => choose(String(event.target.value))}
        className="me-stack"
        options={stands.map(({ code, madeAt }) => ({
          value: code,
          label: (
            <>
              <span className="ar-digits">{groupStandCode(code)}</span>{' '}
              <span className="me-soft me-small">
                {words.madeAt(moment(language, madeAt, timeZone))}
              </span>
            </>
          ),
        }))}
      />
    </section>
  );
};

const Past = ({ stands }: { stands: StandView[] }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useDesk();
  return (
    <section className="stand-off stand-past" aria-label={words.past}>
      <h2>{words.past}</h2>
      <ul>
        {stands.map(({ code, retiredAt }) => (
          <li key={code}>
            <span className="ar-digits">{groupStandCode(code)}</span>{' '}
            <span className="me-soft me-small">
              {words.retiredAt(moment(language, retiredAt ?? '', timeZone))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What is printed can't be called back, so there is a moment for second thoughts. */
const useRetiring = (place: string) => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { afterwards } = useUndo();
  const deed = useDeed(api, retireStand);
  const [going, setGoing] = useState<string[]>([]);
  const keep = (code: string) => setGoing((codes) => codes.filter((one) => one !== code));
  const retire = ({ code }: StandView) => {
    setGoing((codes) => [...codes, code]);
    const done = async () => {
      await deed.run({ ...desk, place, code });
      await askAnew();
      keep(code);
    };
    afterwards(
      words.goingSoon(groupStandCode(code)),
      () => void done(),
      () => keep(code),
    );
  };
  const isGoing = ({ code }: StandView) => going.includes(code);
  return { isGoing, retire, trouble: deed.trouble };
};
