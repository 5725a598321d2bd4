import { useMutation } from '@tanstack/react-query';
import type { InputOf } from '#contract/kit/endpoint.ts';
import { importPlaces, previewImport } from '#contract/place.ts';
import type { ImportView } from '#contract/place.ts';
import { api, askAnew } from './api.ts';
import { base64Of } from './base64.ts';

export type Datum = NonNullable<InputOf<typeof importPlaces>['datum']>;

/** How a chosen file is to be read and applied. */
export type ImportTerms = {
  datum: Datum | null;
  source: string;
  partial: boolean;
  allowMassClosing: boolean;
};

/** A file of a city takes longer than a click: reading and comparing every shop of it. */
const patience = { timeoutMs: 180_000 };

const bodyOf = async (city: string, file: File, terms: ImportTerms) => {
  const source = terms.source.trim();
  return {
    city,
    fileName: file.name.slice(-200),
    contentBase64: base64Of(new Uint8Array(await file.arrayBuffer())),
    partial: terms.partial,
    allowMassClosing: terms.allowMassClosing,
    ...(terms.datum ? { datum: terms.datum } : {}),
    ...(source ? { source } : {}),
  };
};

type Asked = { file: File; terms: ImportTerms };

/** How a file would be read; writes nothing. */
export const usePreview = (city: string) =>
  useMutation({
    networkMode: 'always',
    mutationFn: async ({ file, terms }: Asked) =>
      api.ask(previewImport, await bodyOf(city, file, terms), patience),
  });

/** The import itself; a lost answer is asked for again with the same key. */
export const useImport = (city: string) =>
  useMutation({
    networkMode: 'always',
    mutationFn: async ({ file, terms }: Asked): Promise<ImportView> =>
      api.ask(importPlaces, await bodyOf(city, file, terms), patience),
    onSuccess: () => void askAnew(),
  });
