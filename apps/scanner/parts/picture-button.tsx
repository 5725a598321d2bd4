import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '#ui/language.tsx';
import type { Found } from '../camera/passes.ts';
import type { Reader } from '../camera/reading.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Reads a code from a picture that is taken now (`fresh`) or chosen among those there. */
export const PictureButton = ({
  name,
  fresh,
  reader,
  take,
  children,
}: {
  name: string;
  fresh: boolean;
  reader: () => Reader;
  take: (found: Found) => void;
  children: ReactNode;
}) => {
  const words = useWords(zh, en);
  const [state, setState] = useState<'idle' | 'reading' | 'nothing'>('idle');
  const read = async (file: File) => {
    setState('reading');
    const picture = await createImageBitmap(file).catch(() => null);
    const found =
      picture &&
      (await reader()
        .read(picture, true)
        .catch(() => null));
    setState(found ? 'idle' : 'nothing');
    if (found) take(found);
  };
  return (
    <label className="sc-icon sc-glass sc-photo">
      {children}
      <span className="ar-unseen">{name}</span>
      <input
        type="file"
        accept="image/*"
        capture={fresh ? 'environment' : undefined}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      {state === 'idle' ? null : (
        <output className="sc-photo-said">
          {state === 'reading' ? words.photoReading : words.photoNothing}
        </output>
      )}
    </label>
  );
};
