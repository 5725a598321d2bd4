import { Button } from 'antd';
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { useWords } from '#ui/language.tsx';
import { csvOf } from '#ui/csv.ts';
import { saveFile } from '../save-file.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The rows on the screen as a file. */
export const ExportButton = ({
  name,
  rows,
}: {
  name: string;
  rows: () => (string | number)[][];
}) => {
  const words = useWords(zh, en);
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      onClick={() => saveFile(`${name}.csv`, csvOf(rows()))}
    >
      {words.export}
    </Button>
  );
};
