import type { StandWords } from './stand-words.zh.ts';

export const en: StandWords = {
  link: 'Stand',
  title: (store) => `Stands of ${store}`,
  lead: 'Put it in the store. Any camera opens it; customers pay or use vouchers by themselves, and the scanner says so aloud.',
  back: 'Stores',
  none: 'This store has no stand yet',
  noneMore: 'Make one, print it, and put it at the till or on a table.',
  make: 'Make a stand',
  makeAnother: 'Make another',
  making: 'Making…',
  choose: 'Choose a stand',
  code: 'Number',
  madeAt: (at) => `Made ${at}`,
  retiredAt: (at) => `Retired ${at}`,
  size: 'Paper',
  print: 'Print',
  preview: 'As it will be printed',
  retire: 'Retire this one',
  going: 'Retiring…',
  goingSoon: (code) => `Stand ${code} retires in a moment`,
  retireMeans:
    'If somebody swapped the sticker or took it, retire the old one and make another. Whoever scans the old one is told so.',
  past: 'Retired',
  tips: 'Print black on white at full size, with nothing added. Matt film reads better than gloss.',
};
