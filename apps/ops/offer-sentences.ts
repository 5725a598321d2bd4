import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import type { OfferView } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { UsableTimes } from '#contract/usable.ts';
import type { Language } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';

type Pair = readonly [zh: string, en: string];

const pick = (language: Language, [zh, en]: Pair): string => (language === 'zh' ? zh : en);

/** What an offer promises, a sentence for each thing a reviewer has to weigh. */
export const promises = (language: Language, terms: OfferTerms): string[] => {
  const say = (zh: string, en: string) => pick(language, [zh, en]);
  switch (terms.kind) {
    case 'package': {
      const menuFen = terms.items.reduce((sum, one) => sum + one.count * one.priceFen, 0);
      const [now, was] = [money(terms.priceFen), money(menuFen)];
      const uses = terms.usesTotal;
      return [
        say(`卖 ${now}，单点合计 ${was}`, `Sells at ${now}; ${was} on the menu`),
        ...(uses > 1
          ? [say(`一张券用 ${uses} 次`, `One voucher is used ${uses} times`)]
          : []),
        ...(terms.usesPerDay
          ? [
              say(
                `每天最多 ${terms.usesPerDay} 次`,
                `At most ${terms.usesPerDay} uses a day`,
              ),
            ]
          : []),
        ...usableSentences(language, terms.usable),
      ];
    }
    case 'cash': {
      const [pay, face] = [money(terms.priceFen), money(terms.faceFen)];
      const least = money(terms.minimumFen);
      return [
        say(`${pay} 买，抵 ${face}`, `Bought at ${pay}, counts for ${face}`),
        terms.minimumFen > 0
          ? say(`账单满 ${least} 可用`, `For bills from ${least}`)
          : say('账单没有门槛', 'For any bill'),
        say(`一单最多 ${terms.perBill} 张`, `At most ${terms.perBill} on one bill`),
      ];
    }
    case 'bill':
      return [
        discountSentence(language, terms.discount),
        terms.audience === 'member'
          ? say('只给会员', 'Members only')
          : say('人人可用', 'For everyone'),
        appliesSentence(language, terms.appliesTo),
      ];
    case 'timed':
      return [
        discountSentence(language, terms.discount),
        ...terms.windows.map((window) => windowSentence(language, window)),
        appliesSentence(language, terms.appliesTo),
      ];
  }
};

/** "按原价打 8.8 折，满 ¥100 可用，最多减 ¥30". */
export const discountSentence = (language: Language, discount: Discount): string => {
  const say = (zh: string, en: string) => pick(language, [zh, en]);
  const { off, base, minimumFen, capFen } = discount;
  const from = base === 'original' ? say('按原价', '') : say('按余额', '');
  const of = base === 'original' ? 'the original amount' : 'what is left';
  const first =
    'percentBp' in off
      ? off.percentBp === 10_000
        ? say(`${from}全免`, `All of ${of} off`)
        : say(
            `${from}打 ${(10_000 - off.percentBp) / 1_000} 折`,
            `${off.percentBp / 100} % off ${of}`,
          )
      : say(`${from}减 ${money(off.amountFen)}`, `${money(off.amountFen)} off ${of}`);
  const rest = [
    ...(minimumFen > 0
      ? [say(`满 ${money(minimumFen)} 可用`, `from ${money(minimumFen)}`)]
      : []),
    ...(capFen === null
      ? []
      : [say(`最多减 ${money(capFen)}`, `at most ${money(capFen)}`)]),
  ];
  return [first, ...rest].join(say('，', ', '));
};

/** When what was bought may be used, where that is not always. */
const usableSentences = (language: Language, usable: UsableTimes | undefined): string[] => {
  const { windows = [], blackoutDays = [] } = usable ?? {};
  const whens = windows.map((window) => windowSentence(language, window));
  return [
    ...whens.map((when) => pick(language, [`${when} 可用`, `Can be used: ${when}`])),
    ...(blackoutDays.length > 0
      ? [
          pick(language, [
            `不能用的日子：${blackoutDays.join('、')}`,
            `Not on ${blackoutDays.join(', ')}`,
          ]),
        ]
      : []),
  ];
};

/** "每周一、二 22:00 到次日 02:00". */
export const windowSentence = (
  language: Language,
  { days, from, to }: WeeklyWindow,
): string => {
  const sorted = days.toSorted((a, b) => a - b);
  const names = sorted.map((day) => pick(language, dayNames[day - 1] ?? ['', '']));
  const whole = sorted.length === 7;
  const overnight = to <= from;
  if (language === 'zh') {
    const when = whole ? '每天' : `每周${names.join('、')}`;
    return `${when} ${from} 到${overnight ? '次日' : ''} ${to}`;
  }
  const when = whole ? 'Every day' : names.join(', ');
  return `${when} ${from} to ${to}${overnight ? ' the next day' : ''}`;
};

const dayNames: readonly Pair[] = [
  ['一', 'Mon'],
  ['二', 'Tue'],
  ['三', 'Wed'],
  ['四', 'Thu'],
  ['五', 'Fri'],
  ['六', 'Sat'],
  ['日', 'Sun'],
];

const appliesSentence = (
  language: Language,
  appliesTo: readonly ('bill' | 'package')[],
): string => {
  if (appliesTo.length === 2)
    return pick(language, ['买单和套餐都能用', 'For bills and set meals']);
  return appliesTo[0] === 'package'
    ? pick(language, ['用在套餐上', 'For set meals'])
    : pick(language, ['用在买单上', 'For bills at the shop']);
};

/** "商家出 70 %，平台出 30 %": who carries what the customer saves. */
export const fundingSentence = (
  language: Language,
  funding: OfferView['funding'],
): string => {
  const names = {
    merchant: pick(language, ['商家出', 'merchant']),
    platform: pick(language, ['平台出', 'platform']),
  };
  return funding
    .map(({ funder, shareBp }) => `${names[funder]} ${shareBp / 100} %`)
    .join(language === 'zh' ? '，' : ', ');
};
