import type { SignalView } from '#contract/fraud.ts';
import type { Language } from '#ui/language.tsx';

/** What a signal says, in a sentence with its figures; nobody is accused. */
export const signalSentence = (language: Language, signal: SignalView): string => {
  const zh = language === 'zh';
  const who = signal.askerName || (zh ? '有人' : 'Somebody');
  const count = (name: string) => Number(signal.facts[name] ?? 0);
  const place = signal.placeName;
  const km = kmOf(count('metres'));
  const minutes = Math.max(1, count('minutes'));
  switch (signal.kind) {
    case 'many_tries':
      return zh
        ? `${who} 在「${place}」几分钟里试错了 ${count('tries')} 个码。`
        : `${who} tried ${count('tries')} wrong codes at ${place} within minutes.`;
    case 'impossible_travel':
      return zh
        ? `同一位顾客的券，${minutes} 分钟里在相距 ${km} 公里的两家店核销，` +
            `一家是「${place}」。`
        : `One customer’s vouchers were used at two stores ${km} km apart within ` +
            `${minutes} min; one is ${place}.`;
    case 'same_pair':
      return zh
        ? `${who} 一天里给同一位顾客核销了 ${count('times')} 次，在「${place}」。`
        : `${who} redeemed ${count('times')} times for one customer in a day, at ${place}.`;
    case 'many_undos':
      return zh
        ? `${who} 在「${place}」一小时里撤销了 ${count('undosInHour')} 次；` +
            `当天核销 ${count('redeemedInDay')} 次，撤了 ${count('undoneInDay')} 次。`
        : `${who} undid ${count('undosInHour')} within an hour at ${place}; ` +
            `${count('undoneInDay')} of ${count('redeemedInDay')} that day.`;
  }
};

const kmOf = (metres: number): string => (metres / 1_000).toFixed(1);
