import { factsIfRefused } from '#ui/api.ts';
import { useWords } from '#ui/language.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Why a file was not taken, in words where the problem is one that is known. */
export const ImportTrouble = ({ error }: { error: Error | null }) => {
  const words = useWords(zh, en).imports;
  const facts = factsIfRefused(error, 'import_unreadable');
  const known: Readonly<Record<string, string>> = words.problems;
  const why = facts ? known[facts.problem] : undefined;
  if (!facts || why === undefined) return <Trouble error={error} />;
  return <Note tone="trouble">{words.unreadable(why, facts.line)}</Note>;
};
