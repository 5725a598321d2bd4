import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PromptView } from '#contract/lookup.ts';
import { useWords } from '#ui/language.tsx';
import { useCity } from '../city.tsx';
import { PromptAnswer } from '../forms/prompt-answer.tsx';
import { paths } from '../paths.ts';
import { promptsQuery } from '../counter-queries.ts';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';
import { Sheet } from './sheet.tsx';

/** Asks whether a counter looks for this person; at once where codes are shown. */
export const PromptWatch = ({ viewer }: { viewer: string }) => {
  const words = useWords(zh, en).prompt;
  const city = useCity();
  const { pathname } = useLocation();
  const { data, refetch } = useQuery(promptsQuery(city.id, viewer));
  // The one that is being answered stays until its owner closes it.
  const [open, setOpen] = useState<PromptView | null>(null);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const atCodes = pathname.startsWith(paths.codes(city.id));
  useEffect(() => {
    if (atCodes) void refetch();
  }, [atCodes, refetch]);
  const next = data?.items.find(({ lookupId }) => !closed.includes(lookupId)) ?? null;
  if (open === null && next !== null) setOpen(next);
  if (open === null) return null;
  const close = () => {
    setClosed((ids) => [...ids, open.lookupId]);
    setOpen(null);
  };
  return (
    <Sheet key={open.lookupId} title={words.title(open.placeName)} close={close}>
      <PromptAnswer prompt={open} close={close} />
    </Sheet>
  );
};
