import type { WordsLike } from '#ui/language.tsx';

/** Finding a customer by the end of their number, as colleagues say it. */
export const zh = {
  entry: '客人没带券码？报手机尾号',
  entryOffline: '报手机尾号要联网，现在扫码照样行',
  title: '报手机尾号',
  type: '请客人报手机号后四位',
  typeMore: '客人的手机上会弹出一个问题，点「是我」才算。',
  keys: '输入四位数字',
  asking: '正在问…',
  waiting: '等客人点「是我」',
  waitingMore: '请客人打开抵达，看一眼屏幕。没有动静就核对一下尾号。',
  left: (time: string) => `还剩 ${time}`,
  cancel: '不等了',
  confirmed: (phone: string) => `是 ${phone}`,
  confirmedMore: '客人在手机上选了这些：',
  redeem: (count: number) => (count === 1 ? '核销' : `核销 ${count} 张`),
  redeeming: '正在核销…',
  denied: '客人说不是本人',
  deniedMore: '请客人再报一次尾号，或者直接扫码。',
  lapsed: '三分钟到了',
  lapsedMore: '没有人确认。请客人打开抵达，再报一次尾号；也可以直接扫码。',
  used: '这次已经核销过了',
  usedMore: '东西只给一次。在「今天」里能看到。',
  again: '再报一次',
  scan: '改用扫码',
  done: '核销成功',
  doneSeveral: (count: number) => `核销了 ${count} 张`,
  unknown: '还不知道',
  unknownMore: '网络没有回音，不知道核销成了没有。先别给东西。',
  check: '再查一次',
  refused: '没有办成',
  offline: '报尾号要联网',
  offlineMore: '要问客人的手机，所以离不开网络。现在可以扫码，或者输券码。',
  undoUntil: (clock: string) => `${clock} 前可以撤销`,
  say: {
    confirmed: '客人确认了',
    denied: '客人说不是本人',
    lapsed: '时间到了，没有人确认',
    done: (what: string) => `核销成功，${what}`,
  },
};

/** The shape that every language fills. */
export type PhoneWords = WordsLike<typeof zh>;
