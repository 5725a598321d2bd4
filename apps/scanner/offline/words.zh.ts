/** What the counter says without network, and about what it did then. */
export const zh = {
  bar: '没有网络，照常扫码',
  barMore: '先记在这台手机里，联网后自己确认。',
  only: '现在只认客人手机上的二维码，12 位数字要等有网。',
  noListBar: '没有网络，也没有名单',
  noListBarMore: '这台手机还没存过本店的名单，现在核不了。连上网，这里会自己恢复。',
  listAge: (when: string) => `名单存于 ${when}`,
  listSize: (count: string) => `${count} 张券`,

  queue: (count: string) => `${count} 笔等着联网确认`,
  queueAge: (when: string) => `最早一笔 ${when}`,
  queueTelling: '正在确认…',
  queueStuck: (count: string) => `${count} 笔服务器不收，请找运营`,
  queueLook: '看看',

  cases: (count: string) => `有 ${count} 笔没能确认`,
  casesMore: '东西已经给了，不用追客人。平台会按规则算清。',

  clockAhead: (length: string) => `这台设备的时钟快了 ${length}`,
  clockBehind: (length: string) => `这台设备的时钟慢了 ${length}`,
  clockMore: '已经替你改正，核销不受影响。有空把设备设成自动对时。',
  clockUnsure: '这台设备的时间拿不准',
  clockUnsureMore: '没有网络可以对时。扫到客人的码，就能对上。',

  notKept: '这台设备存不进东西',
  notKeptMore: '断网时先别核销。清出一点空间，或者关掉无痕模式，再打开这一页。',

  handOver: '没有网络 · 要给客人',
  record: '先记下',
  recordOne: '先记下 1 次',
  recording: '正在存进手机…',
  recordMore: '联网后自己确认，现在就可以给东西。',
  bySignature: '名单上没有这张券，凭它的签名认的。',
  wentDown: '网络断了。按一下，改成先记在手机里。',

  recorded: '先记下了',
  recordedMore: '东西可以给客人。联网后自己确认。',
  confirmed: '已经联网确认。',
  becameCase: '没能确认，平台会按规则算清。东西已经给了，不用追客人。',
  tried: '正在确认，要撤销请等联网后到「今天的核销」里撤。',
  takeBack: '撤销',
  takenBack: '已撤销',
  takenBackMore: '这一笔没有上传，券还是客人的。再用要等码换新，最多 20 秒。',

  no: {
    no_list: '还没有名单',
    list_too_old: '名单太旧了',
    only_shown_codes: '要扫二维码',
    not_on_list: '名单上没有',
    signed_but_listed: '换平时的码',
    signed_not_ours: '签名不对',
    signed_offer_unknown: '认不出这张券',
    cannot_check_signed: '认不了签名',
    over_store_cap: '本店记满了',
    over_voucher_cap: '这张券太贵重',
    maybe_done: '可能核过了',
    not_kept: '存不下来',
  },
  noMore: {
    no_list: '这台设备还没存过本店的名单。连上网打开一次核销台，之后断网也能用。',
    list_too_old: (when: string) =>
      `名单是 ${when} 的，太旧，不能再凭它核销。要先连一次网。`,
    only_shown_codes: '没有网络，查不了 12 位数字。请客人打开「我的券」，亮出二维码来扫。',
    not_on_list: '请客人在券码下面点「店里没网？」，再扫那个大一点的码。',
    signed_but_listed: '这张券在名单上。请客人点「换回平时的码」，再扫一次。',
    signed_not_ours: '这个码不是我们签的，别给东西。请客人打开「我的券」再出示。',
    signed_offer_unknown: '名单里没有这个优惠，可能不是本店的。等有网再核。',
    cannot_check_signed: '这个浏览器太旧，验不了签名。等有网再核，或换一台设备。',
    over_store_cap: (cap: string, waiting: string) =>
      `断网时本店最多先记 ${cap}，已经记了 ${waiting}。连一次网就能接着核。`,
    over_voucher_cap: (cap: string, worth: string) =>
      `断网时一张券最多先记 ${cap}，这张要 ${worth}。等有网再核。`,
    maybe_done: (title: string) =>
      `「${title}」刚才发出去了，没有回音，可能已经核销。等有网查清楚，先别再记。`,
    not_kept: '这台设备存不进东西，所以没有记。先别给东西。清出空间再试，或等有网。',
  },

  say: {
    recorded: (what: string) => `没有网络，先记下了，${what}`,
  },

  list: {
    title: '这台设备断网时记的',
    waiting: '等着确认',
    telling: '正在确认',
    undone: '已撤销，没有上传',
    redeemed: '已确认',
    stuck: '服务器不收，请找运营',
    offlineMore: '没有网络，先看这台设备自己记的。连上网，今天的全部会回来。',
    caseOf: {
      used_elsewhere: '在别处用过了',
      given_back: '客人先退掉了',
      expired: '当时已经过期',
      not_valid_yet: '当时还没生效',
      wrong_store: '不能在本店用',
      code_not_good: '码对不上',
      voucher_unknown: '没有这张券',
      over_cap: '超过断网时的上限',
      time_in_doubt: '当时的时间说不清',
    },
    caseMore: '东西已经给了，不用追客人。',
    read: '知道了',
  },
};

export type OfflineWords = typeof zh;
