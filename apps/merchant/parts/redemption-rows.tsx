import type { TableColumnsType } from 'antd';
import { groupCode } from '#contract/kit/code.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { useWords } from '#ui/language.tsx';
import { clock } from '#ui/time.ts';
import { useDesk } from '../desk.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Rows } from './rows.tsx';
import { signedMoney } from './signed-money.ts';

/** One line for each redemption; those taken back stay, struck through and named. */
export const RedemptionRows = ({ rows }: { rows: readonly RedemptionView[] }) => {
  const words = useWords(zh, en).redemptions;
  const { timeZone } = useDesk();
  const [time, store, title, code, , channel, staff, gets] = words.heads;
  const earned = (one: RedemptionView) =>
    one.undoneAt === null ? (
      <b className="ar-digits">{signedMoney(one.merchantGetsFen)}</b>
    ) : (
      <span className="me-soft">{words.undoneAt(clock(one.undoneAt, timeZone))}</span>
    );
  const at = (one: RedemptionView) => (
    <span className="ar-digits">{clock(one.redeemedAt, timeZone)}</span>
  );
  const columns: TableColumnsType<RedemptionView> = [
    {
      title: time,
      render: (_, one) => at(one),
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.redeemedAt.localeCompare(b.redeemedAt),
    },
    {
      title,
      render: (_, one) => (
        <span className={one.undoneAt ? 'me-undone' : ''}>{one.title}</span>
      ),
    },
    {
      title: store,
      render: (_, one) => one.placeName,
      sorter: (a, b) => a.placeName.localeCompare(b.placeName, 'zh'),
    },
    { title: staff, render: (_, one) => one.staffName },
    { title: channel, render: (_, one) => words.channels[one.channel] },
    {
      title: code,
      render: (_, one) => <span className="ar-digits me-soft">{groupCode(one.code)}</span>,
    },
    {
      title: gets,
      align: 'right',
      render: (_, one) => earned(one),
      sorter: (a, b) => a.merchantGetsFen - b.merchantGetsFen,
    },
  ];
  return (
    <Rows
      name={words.title}
      items={rows}
      keyOf={({ id }) => id}
      columns={columns}
      card={(one) => (
        <div className="me-card-row">
          <span className="me-lines-main">
            <span className={one.undoneAt ? 'me-undone' : ''}>{one.title}</span>
            <span className="me-soft me-small">
              {at(one)} · {one.placeName} · {one.staffName}
            </span>
          </span>
          {earned(one)}
        </div>
      )}
    />
  );
};
