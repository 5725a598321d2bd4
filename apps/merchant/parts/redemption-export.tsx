import { Button } from 'antd';
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import type { RedemptionView } from '#contract/redemption.ts';
import { useWords } from '#ui/language.tsx';
import { csvOf } from '#ui/csv.ts';
import { useDesk } from '../desk.tsx';
import { csvRowsOf } from '../redemption-rows.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The rows on the screen as a file; only once the day was read to its end. */
export const RedemptionExport = ({
  day,
  rows,
  whole,
}: {
  day: string;
  rows: readonly RedemptionView[];
  whole: boolean;
}) => {
  const words = useWords(zh, en).redemptions;
  const { timeZone } = useDesk();
  const save = () => {
    const text = csvOf(
      csvRowsOf(words.heads, rows, { timeZone, channels: words.channels }),
    );
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${words.fileName}-${day}.csv`;
    link.click();
    // The browser reads the address when it starts to save, which is after this turn.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  const why =
    rows.length === 0 ? words.nothingToExport : whole ? undefined : words.stillReading;
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      disabled={why !== undefined}
      {...(why ? { title: why } : {})}
      onClick={save}
    >
      {words.export}
    </Button>
  );
};
