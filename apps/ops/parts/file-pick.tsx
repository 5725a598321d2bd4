import { useRef, useState } from 'react';
import { Button } from 'antd';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useWords } from '#ui/language.tsx';
import { fileSize } from '../base64.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** A file chosen by button or dropped; a button, so that keys and readers reach it. */
export const FilePick = ({
  file,
  choose,
  busy,
}: {
  file: File | null;
  choose: (file: File) => void;
  busy: boolean;
}) => {
  const words = useWords(zh, en).imports;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first && !busy) choose(first);
  };
  return (
    <div
      className={over ? 'op-drop op-drop-over' : 'op-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <div>
        <p>{file ? <b>{file.name}</b> : words.dropHere}</p>
        <p className="op-soft op-small">{file ? fileSize(file.size) : words.formats}</p>
      </div>
      <Button
        icon={<UploadOutlined aria-hidden />}
        type={file ? 'default' : 'primary'}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {file ? words.chooseOther : words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        onChange={(event) => {
          take(event.target.files);
          // The same file, changed on disk, can be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
};
