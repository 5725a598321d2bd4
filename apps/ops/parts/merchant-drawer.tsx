import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useWords } from '#ui/language.tsx';
import { Failed, Note, SkeletonRows } from '#ui/states.tsx';
import { clock } from '#ui/time.ts';
import { question } from '../address.ts';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { paths } from '../paths.ts';
import { merchantQuery, moneyQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Facts } from './facts.tsx';
import { useNarrow } from '#ui/narrow.ts';
import { StateTag } from './state-tag.tsx';

/** One merchant beside the list: where it stands, what it is owed and why. */
export const MerchantDrawer = ({
  merchant,
  close,
}: {
  merchant: string | undefined;
  close: () => void;
}) => {
  const words = useWords(zh, en).merchants;
  const narrow = useNarrow();
  const { city } = useHere();
  const { data } = useQuery({
    ...merchantQuery(city, merchant ?? ''),
    enabled: merchant !== undefined,
  });
  return (
    <Drawer
      open={merchant !== undefined}
      onClose={close}
      title={data?.name ?? '…'}
      extra={data ? <StateTag state={data.state} /> : null}
      size={narrow ? '92%' : 440}
      placement={narrow ? 'bottom' : 'right'}
      closable={{ 'aria-label': words.close }}
    >
      {data?.state === 'refused' && data.reviewReason ? (
        <Note tone="trouble">{words.reason(data.reviewReason)}</Note>
      ) : null}
      {merchant ? <Money merchant={merchant} /> : null}
    </Drawer>
  );
};

const Money = ({ merchant }: { merchant: string }) => {
  const words = useWords(zh, en).merchants.money;
  const { city, timeZone } = useHere();
  const { data, error, refetch } = useQuery(moneyQuery(city, merchant));
  if (!data && error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonRows />;
  const amount = (fen: number) => <span className="ar-digits">{signedMoney(fen)}</span>;
  return (
    <div className="op-stack">
      <div>
        <p className="op-soft">{words.payable}</p>
        <p className="op-owed ar-digits">{signedMoney(data.payableFen)}</p>
        <p>{words.meaning(signedMoney(data.payableFen), signedMoney(data.heldFen))}</p>
      </div>
      <Facts
        facts={[
          [words.paid, amount(data.customersPaidFen)],
          [words.platform, amount(data.platformFundedFen)],
          [words.fee, amount(-data.feeFen)],
          ...(data.madeGoodFen > 0
            ? [[words.madeGood, amount(data.madeGoodFen)] as const]
            : []),
          [words.merchant, amount(data.merchantFundedFen)],
          [words.held, amount(data.heldFen)],
          [words.times, words.timesSaid(data.redemptionsToday, data.redemptions)],
        ]}
      />
      <p className="op-source">{words.source(clock(data.asOf, timeZone))}</p>
      <div className="op-deeds">
        <Link
          className="ar-button"
          to={paths.postings(city)}
          search={question({ account: `merchant:${merchant}:payable` })}
        >
          {words.ledger}
        </Link>
        <Link className="ar-button" to={paths.offers(city)} search={question({ merchant })}>
          {words.offers}
        </Link>
      </div>
    </div>
  );
};
