import { useId, useState } from 'react';
import { Button, Input, Select, Switch } from 'antd';
import { factsIfRefused } from '#ui/api.ts';
import { useWords } from '#ui/language.tsx';
import { Note, SkeletonRows } from '#ui/states.tsx';
import { largestBytes, fileSize } from '../base64.ts';
import { useHere } from '../here.tsx';
import { useImport, usePreview } from '../import-file.ts';
import type { Datum, ImportTerms } from '../import-file.ts';
import { FilePick } from '../parts/file-pick.tsx';
import { ImportDone } from '../parts/import-done.tsx';
import { ImportTrouble } from '../parts/import-trouble.tsx';
import { PreviewRead } from '../parts/preview-read.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const atFirst: ImportTerms = {
  datum: null,
  source: '',
  partial: false,
  allowMassClosing: false,
};

/** A file is chosen, read, looked at, and only then imported. */
export const PlacesImport = () => {
  const words = useWords(zh, en).imports;
  const { city } = useHere();
  const [file, setFile] = useState<File | null>(null);
  const [terms, setTerms] = useState(atFirst);
  const preview = usePreview(city);
  const running = useImport(city);
  const tooLarge = file !== null && file.size > largestBytes;
  const look = (chosen: File, asked: ImportTerms) => {
    running.reset();
    preview.reset();
    if (chosen.size <= largestBytes) preview.mutate({ file: chosen, terms: asked });
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setTerms(atFirst);
    look(chosen, atFirst);
  };
  const change = (changes: Partial<ImportTerms>) => {
    const next = { ...terms, allowMassClosing: false, ...changes };
    setTerms(next);
    if (running.error) running.reset();
    if (file && 'datum' in changes) look(file, next);
  };
  const startOver = () => {
    setFile(null);
    preview.reset();
    running.reset();
  };
  if (running.data) return <ImportDone done={running.data} again={startOver} />;
  return (
    <section className="op-card op-stack" aria-label={words.title}>
      <FilePick file={file} choose={choose} busy={running.isPending} />
      {tooLarge ? <Note tone="trouble">{words.tooLarge(fileSize(file.size))}</Note> : null}
      {preview.isPending ? (
        <>
          <p role="status">{words.looking}</p>
          <SkeletonRows count={4} />
        </>
      ) : null}
      <ImportTrouble error={preview.error} />
      {file && preview.data ? (
        <>
          <PreviewRead preview={preview.data} />
          <Terms terms={terms} change={change} busy={running.isPending} />
          <Go
            rows={preview.data.rows - preview.data.rejected}
            busy={running.isPending}
            trouble={running.error}
            go={(allowMassClosing) =>
              running.mutate({ file, terms: { ...terms, allowMassClosing } })
            }
          />
        </>
      ) : null}
    </section>
  );
};

const Terms = ({
  terms,
  change,
  busy,
}: {
  terms: ImportTerms;
  change: (changes: Partial<ImportTerms>) => void;
  busy: boolean;
}) => {
  const words = useWords(zh, en).imports;
  const id = useId();
  const data: Datum[] = ['WGS-84', 'GCJ-02', 'BD-09'];
  return (
    <div className="op-import-terms">
      <div>
        <label htmlFor={`${id}-datum`}>{words.datum}</label>
        <Select
          id={`${id}-datum`}
          className="op-wide"
          disabled={busy}
          value={terms.datum ?? ''}
          options={[
            { value: '' as const, label: words.datumAuto },
            ...data.map((value) => ({ value, label: value })),
          ]}
          onChange={(datum: Datum | '') => change({ datum: datum === '' ? null : datum })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-source`}>{words.source}</label>
        <Input
          id={`${id}-source`}
          disabled={busy}
          value={terms.source}
          maxLength={60}
          placeholder={words.sourceHint}
          autoComplete="off"
          onChange={(event) => change({ source: event.target.value })}
        />
      </div>
      <div className="op-import-partial">
        <label htmlFor={`${id}-partial`}>{words.partial}</label>
        <span className="op-deeds">
          <Switch
            id={`${id}-partial`}
            disabled={busy}
            checked={terms.partial}
            aria-describedby={`${id}-partial-means`}
            onChange={(partial) => change({ partial })}
          />
          <span id={`${id}-partial-means`} className="op-soft op-small">
            {words.partialMeans}
          </span>
        </span>
      </div>
    </div>
  );
};

const Go = ({
  rows,
  busy,
  trouble,
  go,
}: {
  rows: number;
  busy: boolean;
  trouble: Error | null;
  go: (allowMassClosing: boolean) => void;
}) => {
  const words = useWords(zh, en).imports;
  const mass = factsIfRefused(trouble, 'import_closes_too_many');
  if (mass)
    return (
      <Note tone="soon" live>
        <p>
          <b>{words.massTitle(mass.wouldClose, mass.openNow)}</b>
        </p>
        <p>{words.massMore}</p>
        <p className="op-deeds op-above">
          <Button loading={busy} onClick={() => go(true)}>
            {words.massGo}
          </Button>
        </p>
      </Note>
    );
  return (
    <div className="op-stack-small">
      <div className="op-deeds">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={rows === 0}
          onClick={() => go(false)}
        >
          {words.go(rows)}
        </Button>
        {busy ? <span role="status">{words.going}</span> : null}
        {rows === 0 ? <span className="op-soft">{words.nothingToGo}</span> : null}
      </div>
      <ImportTrouble error={trouble} />
    </div>
  );
};
