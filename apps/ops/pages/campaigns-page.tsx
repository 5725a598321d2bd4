import './campaigns-page.css';
import { useState } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CampaignState } from '#contract/campaign.ts';
import { useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { useAsked } from '../address.ts';
import { en } from '../campaign-words.en.ts';
import { zh } from '../campaign-words.zh.ts';
import { CampaignCreate } from '../forms/campaign-create.tsx';
import { useHere } from '../here.tsx';
import { CampaignCard } from '../parts/campaign-card.tsx';
import { Chips } from '../parts/chips.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { campaignsQuery } from '../queries.ts';

/** What the platform adds to prices: how far each budget is, and what to do about it. */
export const CampaignsPage = () => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const state = CampaignState.safeParse(useAsked().state).data;
  const read = useInfiniteQuery(campaignsQuery(city, state));
  const [making, setMaking] = useState(false);
  const to = paths.campaigns(city);
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        action={
          making ? null : (
            <Button type="primary" onClick={() => setMaking(true)}>
              {words.make}
            </Button>
          )
        }
      />
      {making ? <CampaignCreate leave={() => setMaking(false)} /> : null}
      <Chips
        name={words.byState}
        chips={[
          { says: words.all, to, asked: {}, on: state === undefined },
          ...CampaignState.options.map((one) => ({
            says: words.states[one],
            to,
            asked: { state: one },
            on: state === one,
          })),
        ]}
      />
      <ListStates
        read={read}
        bones={3}
        empty={<Empty sentence={words.none} more={words.noneMore} />}
      >
        {(campaigns) => (
          <ul className="op-cards" aria-label={words.title}>
            {campaigns.map((one) => (
              <CampaignCard key={one.id} shown={one} />
            ))}
          </ul>
        )}
      </ListStates>
    </>
  );
};
