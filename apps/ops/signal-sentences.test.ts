import { expect, it } from 'vitest';
import type { SignalView } from '#contract/fraud.ts';
import { factLines } from './audit-sentences.ts';
import { signalSentence } from './signal-sentences.ts';

const signal = (kind: SignalView['kind'], facts: SignalView['facts']): SignalView => ({
  id: '019f0000-0000-7000-8000-000000000001',
  kind,
  merchantId: '019f0000-0000-7000-8000-000000000002',
  placeId: '019f0000-0000-7000-8000-000000000003',
  placeName: '码头面馆',
  askerId: '019f0000-0000-7000-8000-000000000004',
  askerName: '陈师傅',
  facts,
  seenAt: '2026-11-24T04:00:00.000Z',
  lockedUntil: null,
  closed: null,
});

it.each([
  ['many_tries', { tries: 10 }, '陈师傅 在「码头面馆」几分钟里试错了 10 个码。'],
  [
    'impossible_travel',
    { metres: 12_340, minutes: 3 },
    '同一位顾客的券，3 分钟里在相距 12.3 公里的两家店核销，一家是「码头面馆」。',
  ],
  ['same_pair', { times: 6 }, '陈师傅 一天里给同一位顾客核销了 6 次，在「码头面馆」。'],
  [
    'many_undos',
    { undosInHour: 4, redeemedInDay: 12, undoneInDay: 5 },
    '陈师傅 在「码头面馆」一小时里撤销了 4 次；当天核销 12 次，撤了 5 次。',
  ],
] as const)('says %s with its figures', (kind, facts, says) => {
  expect(signalSentence('zh', signal(kind, facts))).toBe(says);
  const english = signalSentence('en', signal(kind, facts));
  for (const figure of Object.values(facts)) {
    expect(english).toContain(figure === 12_340 ? '12.3' : String(figure));
  }
});

it('says what is known of a deed, and shortens what nobody reads', () => {
  const row = {
    id: signal('same_pair', {}).id,
    deed: 'case_closed' as const,
    actorKind: 'person' as const,
    actorId: null,
    actorName: '徐',
    subjectKind: 'case' as const,
    subjectId: 'x',
    facts: { because: '问过了', bornBy: 'platform', placeId: signal('same_pair', {}).id },
    doneAt: '2026-11-24T04:00:00.000Z',
  };
  expect(factLines('zh', row)).toEqual(['原因：问过了', '谁承担：平台', '门店：…000001']);
  expect(factLines('en', { ...row, facts: { until: null } })).toEqual([]);
});
