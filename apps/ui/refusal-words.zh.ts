import { money } from './price.tsx';
import type { RefusalWords } from './refusal-words.ts';
import { lasting, moment } from './time.ts';
import { whyNotWords } from './why-not-words.ts';

const wait = (seconds: number): string =>
  seconds < 60 ? `${Math.max(1, seconds)} 秒` : lasting('zh', seconds * 1_000);
const at = (iso: string): string => moment('zh', iso);

const orderStates = {
  awaiting_payment: '等待付款',
  paid: '已付款',
  issued: '券已到手',
  closed: '已完成',
  cancelled: '已取消',
} as const;
const cardStates = {
  awaiting_payment: '还没付款',
  offered: '还没人收下',
  current: '正在用',
  ended: '已经到期',
  returned: '已经退了',
  lapsed: '没有付款，作废了',
} as const;
const offerStates = {
  draft: '草稿',
  in_review: '审核中',
  refused: '未通过',
  live: '在售',
  paused: '已暂停',
  ended: '已结束',
} as const;
const webhookTrouble = {
  not_an_address: '这不是网址。应该像 https://shop.example/hook 这样。',
  not_https: '地址要以 https:// 开头，里面也别带密码。',
  private: '这个地址外面访问不到。换一个公网地址。',
} as const;
const programmeStates = {
  draft: '草稿',
  ready: '就绪',
  live: '进行中',
  winding_down: '收尾中',
  ended: '已结束',
} as const;
const merchantStates = {
  in_review: '审核中',
  active: '营业中',
  refused: '未通过',
  suspended: '已停用',
} as const;
const problems = {
  funding_is_not_whole: '出资比例加起来要正好是 100%',
  price_above_menu: '套餐价要低于单点总价',
  cash_price_above_face: '代金券的售价要低于面值',
  minimum_below_face: '使用门槛不能低于面值',
  sale_ends_before_it_starts: '停售时间要晚于开售时间',
  sale_already_over: '停售时间已经过了',
  window_is_empty: '有一个时段的开始和结束相同',
  discount_above_minimum: '立减金额不能高于门槛',
  store_named_twice: '有一家店选了两次',
} as const;
const campaignStates = { live: '进行中', paused: '已暂停', stopped: '已停止' } as const;
const campaignProblems = {
  ends_before_it_begins: '结束要晚于开始',
  no_budget: '总金额和总笔数至少设一个',
  offers_need_packages: '指定了套餐，就不能用在买单上',
} as const;
const givenBack = {
  issued: '可以使用',
  redeemed: '已用完',
  expired: '已过期',
  refund_requested: '正在申请退款',
  refund_rejected: '已用完',
  refunding: '正在退款',
  refunded: '已退款',
} as const;
const lookupStates = {
  waiting: '客人还没有确认。请客人看一下手机。',
  confirmed: '客人已经确认。',
  denied: '客人说不是本人。请再核对尾号，或者扫码。',
  lapsed: '三分钟到了，这次不算。请客人再报一次尾号。',
  redeemed: '这次已经核销过了，不会重复。',
} as const;
const codeLimits = {
  minute: '每分钟 1 条',
  hour: '每小时 5 条',
  day: '每天 10 条',
} as const;

/** Every refusal in spoken Chinese: what happened, what it means, what to do. */
export const refusalsZh: RefusalWords = {
  malformed_request: (f) => `有一项填得不对（${f.where}）。改好以后再提交。`,
  not_signed_in: () => '登录以后就能继续。',
  not_allowed: () => '这个账号没有这项权限。换一个账号，或请负责人开通。',
  unknown_address: () => '这个地址下没有内容。可能是链接旧了。',
  unknown_city: () => '这座城市还没有开通。',
  request_too_large: (f) =>
    `内容太大，最多 ${Math.floor(f.limitBytes / 1_048_576) || 1} MB。拆小一点再传。`,
  unsupported_content: () => '这种内容格式收不了。请换一种格式。',
  request_key_missing: () => '这次提交少了编号，没有办理。请刷新页面再试。',
  request_key_reused: () => '这个编号刚才办过别的事，这次没有办理。请刷新页面再试。',
  too_many_requests: (f) => `点得太快了，${wait(f.retryAfterSeconds)}后再试。`,
  busy: (f) => `现在人多，没有办理。${wait(f.retryAfterSeconds)}后再试。`,

  too_many_codes: (f) =>
    `验证码已经发过了（${codeLimits[f.limit]}），${wait(f.retryAfterSeconds)}后可以再发。`,
  wrong_code: () => '验证码不对。核对以后再输一次，或者重新发一个。',
  code_expired: () => '这个验证码已经过期。请重新发一个。',

  merchant_not_found: () => '没有找到这家商户。',
  merchant_not_active: (f) => `商户现在是「${merchantStates[f.state]}」，还不能这样做。`,
  merchant_already_reviewed: (f) => `这份申请已经有结果：${merchantStates[f.state]}。`,
  licence_already_used: () => '这张执照已经登记过。如果是你的店，请联系我们找回。',
  not_your_merchant: () => '这不是你的商户，所以看不到。',
  store_not_of_merchant: () => '选中的店不属于这家商户。请先认领。',
  staff_not_found: () => '店里没有这位店员，可能已经移除了。',
  store_needs_one_choice: () => '认领一家已有的店，或者新建一家，两者选一个。',

  place_not_found: () => '没有找到这家店，可能是链接旧了。',
  place_closed: () => '这家店已经歇业，不再出售。没用的券会退款。',
  place_already_claimed: () => '这家店已经有商户认领。如果是你的店，请联系我们。',
  place_merged: () => '这家店之前登记了两次，现在并到了另一个地址。',
  merge_not_found: () => '没有找到这一对，请刷新列表。',
  merge_not_in_state: (f) =>
    `${
      {
        proposed: '这一对还没定。',
        merged: '这两家已经合并了。',
        dismissed: '已经有人说过这两家不是同一家。',
        undone: '这次合并已经撤回了。',
      }[f.state]
    }请刷新列表。`,
  merge_place_gone: () => '其中一家已经歇业，或者并到别处了。这次没有合并。',
  merge_claimed_by_two: (f) =>
    `“${f.keptMerchant}”和“${f.droppedMerchant}”各认领了一家。先问清楚是谁的店，请另一方放弃认领，再来合并。`,
  merge_undo_later_first: () =>
    '留下的那家后来又并进了第三家。先撤回那一次，再撤回这一次。',
  import_unreadable: (f) =>
    `文件读不了${f.line === null ? '' : `（第 ${f.line} 行）`}：${f.problem}`,
  import_closes_too_many: (f) =>
    `这次导入会关掉 ${f.wouldClose} 家店，现在一共 ${f.openNow} 家，所以先停住了。确认文件完整后再放行。`,

  note_too_soon: (f) => `刚发过一条，${wait(f.retryAfterSeconds)}后可以再发。`,

  card_plan_not_found: () => '这张卡找不到了，可能已经不卖了。',
  card_plan_not_in_state: (f) =>
    f.state === 'on_sale' ? '这张卡已经在卖了。' : '这张卡现在不卖。',
  card_district_too_sparse: (f) =>
    `${f.district}的会员店还不够：有 ${f.stores} 家，要 ${f.storesNeeded} 家才开卖。没有扣钱。`,
  card_district_unknown: () => '这一片还没有卖这张卡。',
  card_already_held: (f) => `你已经有卡了，用到 ${at(f.endsAt)}。`,
  card_order_open: () => '你已经下过一张卡的单，先付掉或者取消它。',
  card_not_found: () => '没有找到这张卡。可能是另一个账号的。',
  card_not_in_state: (f) => `做不了：这张卡${cardStates[f.state]}。`,
  card_seats_taken: (f) => `${f.seats} 个家人名额都给出去了，先收回一个。`,
  offer_not_found: () => '这个优惠找不到了，可能已经下架。',
  offer_terms_contradict: (f) =>
    `${f.problems.map((problem) => problems[problem]).join('；')}。`,
  offer_not_in_state: (f) => `优惠现在是「${offerStates[f.state]}」，不能这样做。`,
  offer_needs_reason: () => '不通过的时候，请写一句原因给商户看。',

  quote_forged: () => '这个报价对不上，没有下单。请重新看一次价格。',
  quote_expired: () => '报价保留 10 分钟，已经过了。请重新看一次价格。',
  quote_of_another: () => '这个报价是给另一个账号的。请重新看一次价格。',
  quote_already_used: () => '这个报价已经下过单了，去订单里看。',
  excluded_above_bill: (f) =>
    `不参与优惠的 ${money(f.excludedFen)} 比账单 ${money(f.billFen)} 还多。请核对。`,
  place_sells_nothing: () => '这家店还没有在这里开卖，不用在这里付款。',
  offer_not_available: (f) => `现在买不了：${whyNotWords.zh[f.why]}。`,

  order_not_found: () => '没有找到这张订单。可能是另一个账号下的。',
  order_not_in_state: (f) => `订单现在是「${orderStates[f.state]}」，不能这样做。`,
  offer_sold_out: (f) =>
    f.newTotalFen === null
      ? '刚刚卖完了，没有扣钱。看看这家店别的优惠。'
      : `这个优惠刚刚卖完，没有扣钱。现在的价格是 ${money(f.newTotalFen)}。`,
  person_limit_reached: (f) =>
    f.newTotalFen === null
      ? `每人限 ${f.limit} 份，已经买满，没有扣钱。`
      : `每人限 ${f.limit} 份，已经买满，没有扣钱。再买的价格是 ${money(f.newTotalFen)}。`,
  campaign_spent: (f) =>
    f.newTotalFen === null
      ? '平台补贴刚刚发完，没有扣钱。'
      : `平台补贴刚刚发完，没有扣钱。现在的价格是 ${money(f.newTotalFen)}。`,
  campaign_limit_reached: (f) =>
    f.newTotalFen === null
      ? '这份平台补贴你已经领满，没有扣钱。'
      : `这份平台补贴你已经领满，没有扣钱。现在的价格是 ${money(f.newTotalFen)}。`,
  campaign_not_found: () => '没有找到这个补贴活动。',
  campaign_not_in_state: (f) => `活动现在是「${campaignStates[f.state]}」，不能这样做。`,
  campaign_contradicts: (f) =>
    `这样设不行：${f.problems.map((problem) => campaignProblems[problem]).join('；')}。`,
  too_many_open_orders: (f) => `还有 ${f.limit} 张订单没付款。先付掉或取消，再下新单。`,

  payment_not_found: () => '这张订单还没有发起付款。',
  notice_forged: () => '这条通知的签名对不上，没有采用。',
  notice_contradicts: (f) =>
    `通知里的金额 ${money(f.noticedFen)} 和应收 ${money(f.expectedFen)} 不一致，没有采用。`,
  rail_not_answering: (f) =>
    `支付渠道没有回音，${wait(f.retryAfterSeconds)}后再查。不会重复扣钱。`,
  nothing_to_refund: () => '没有可以退的券：都已经用过，或者已经退了。',
  difference_not_found: () => '没有这条差异。回到对账页看看。',
  difference_already_closed: (f) => `这条差异 ${at(f.closedAt)} 已经了结。`,

  voucher_not_found: () => '没有找到这张券。请核对券码。',

  code_mistyped: () => '券码有一位不对。请再核对一遍 12 位数字。',
  code_out_of_date: () => '这个码已经过时，多半是截图或照片。请顾客打开 App 里的券码再扫。',
  code_shown_before: () => '这个码刚刚用过。等 20 秒，码会自己换新，再扫一次。',
  code_for_offline: () => '现在有网，请顾客给您看平常的券码。',
  counter_locked: (f) =>
    `错码试得太多，这个账号在本店停到 ${at(f.until)}。别的店员照常核销；店主可以提前解开。`,
  counter_not_locked: () => '没有锁着，可能已经到时间了。',
  signal_not_found: () => '没有这条异常，刷新列表看看。',
  case_not_found: () => '没有这桩事。可能已经合并，回到列表看看。',
  fee_rule_not_found: () => '没有这条佣金规则，刷新看看。',
  fee_rule_ended: (f) => `这条规则 ${at(f.untilAt)} 已经停了。`,
  fee_rule_in_the_past: () => '停用的时间要晚于开始。卖出去的券，费率不会再变。',
  payout_not_found: () => '没有这笔打款，刷新看看。',
  payout_not_in_state: () => '这笔打款已经变了，刷新以后再看能做什么。',
  case_already_closed: (f) => `这桩事 ${at(f.closedAt)} 已经了结。`,
  not_staff_here: () => '这个账号不是这家店的店员。请店主添加，或切换门店。',
  voucher_already_redeemed: (f) => {
    const how = [
      f.redeemedAt ? at(f.redeemedAt) : '',
      f.placeName ? `在 ${f.placeName}` : '',
      f.staffName ? `由 ${f.staffName} 核销` : '',
    ].filter((part) => part !== '');
    return how.length === 0
      ? '这张券已经用过了。'
      : `这张券已经用过了：${how.join('，')}。`;
  },
  voucher_expired: (f) => `这张券 ${at(f.expiredAt)} 过期，钱会自动退回给顾客。`,
  voucher_not_now: (f) =>
    f.usableFrom
      ? `这张券现在不能用，${at(f.usableFrom)} 起可以。`
      : '这张券的可用时段都过了，请去订单里退款。',
  voucher_on_hold: (f) => `这张券被暂停了：${f.because}。钱还在，请联系平台。`,
  voucher_not_on_hold: () => '这张券没有被暂停，不用恢复。',
  voucher_not_valid_yet: (f) => `这张券 ${at(f.validFrom)} 起才能用。`,
  voucher_given_back: (f) => `这张券${givenBack[f.state]}，不能再用。`,
  store_not_included: (f) =>
    `这张券不在本店用。可以去：${f.stores.map((store) => store.name).join('、')}。`,
  cursor_forgotten: (f) =>
    `动态只留 ${f.keptDays} 天，这里已经接不上了。请先看列表，再从现在开始。`,
  code_for_practice: () => '这是练习码，不能核销。在核销台的练习模式里用它。',
  rehearsal_not_found: () => '没有这个练习码。回到核销台，重新开始演练。',
  rehearsal_over: (f) =>
    `这个练习码 ${at(f.endedAt)} 过期了。再开始一次，十分钟内扫完就行。`,
  rehearsal_already_done: (f) => `这次演练 ${at(f.completedAt)} 已经做完了，不用再做。`,
  rehearsal_elsewhere: (f) =>
    `这个练习码是「${f.stores.map((store) => store.name).join('、')}」的。` +
    '在那家店的核销台上扫，或者在本店重新开始。',
  store_not_rehearsed: (f) =>
    `「${f.stores.map((store) => store.name).join('、')}」还没在自己的设备上演练过核销。` +
    '请店里打开核销台，花一分钟试一次，就能上架。',
  batch_item_refused: (f) => `第 ${f.item} 张不能核销，所以一张都没核。先把它拿掉再试。`,
  programme_not_found: () => '没有这个项目。刷新列表再看看。',
  programme_not_in_state: ({ state, needs }) =>
    `项目现在是「${programmeStates[state]}」，要在` +
    `「${needs.map((one) => programmeStates[one]).join('」或「')}」时才行。`,
  programme_not_ready: ({ missing }) =>
    `还差 ${missing.length} 项没准备好。清单里写着差什么、找谁补。`,
  programme_end_too_soon: ({ earliest }) =>
    `太早了：要留足 30 天通知。最早可以定在 ${at(earliest)}。`,
  programme_end_announced: ({ announcedAt }) =>
    `${at(announcedAt)} 已经宣布结束了，不用再宣布一次。`,
  programme_offer_taken: () => '有个优惠已经属于别的项目了。',
  programme_store_unfit: () => '有家店已关门，或者还没有商户。把它从名单里去掉。',
  notice_not_found: () => '没有这条消息。刷新列表再看看。',
  webhook_not_set: () => '还没设置接收地址。填一个再保存。',
  webhook_address_refused: ({ why }) => webhookTrouble[why],
  till_not_found: () => '没有这台收银机。刷新列表再看看。',
  too_many_tills: (f) => `一家店最多 ${f.limit} 台收银机。先停用不用的那台。`,
  used_today: (f) => `这张卡今天的次数用完了，${f.nextDay} 起可以再用。`,
  redemption_not_found: () => '没有找到这次核销，可能没有成功。可以重新核销，不会重复。',
  redemption_already_undone: (f) => `这次核销 ${at(f.undoneAt)} 已经撤销过了。`,
  undo_window_over: (f) =>
    `核销后 ${f.windowMinutes} 分钟内可以撤销，现在已经过了。请联系运营处理。`,
  use_given_back: (f) =>
    f.refundedFen > 0
      ? `这次核销的钱已经退了 ${money(f.refundedFen)}，不能再撤销。`
      : '顾客正在申请退这次的钱，不能再撤销。请在商家后台回复。',
  use_not_found: () => '没有这次消费，可能已经撤销，券又能用了。',
  refund_time_over: (f) => `用券后 30 天内可以退，${at(f.until)} 已经过了。请联系平台。`,
  refund_asked_before: () => '这次消费已经申请过退款，看看申请的进展。',
  refund_question_open: () => '顾客正在申请退这次的钱，请直接回复那条申请。',
  more_than_left: (f) => `最多还能退 ${money(f.leftFen)}，请改小金额。`,
  refund_question_not_found: () => '没有这条退款申请。回到列表看看。',
  refund_question_answered: (f) => `这条申请 ${at(f.answeredAt)} 已经有了结果。`,
  refund_not_disputable: (f) =>
    f.state === 'asked'
      ? '商家还没回复，先等一等。到时间不回复就算同意。'
      : '现在不能申诉：已经申诉过，或者期限已过。',
  refund_not_disputed: () => '这条申请没有在等平台裁定。刷新列表看看。',
  too_many_undos: (f) => `这张券撤销过 ${f.limit} 次，不能再用。请顾客申请退款。`,

  stand_not_found: () => '没有这块立牌。请扫店里现在摆着的那块，或者让店员扫你的券码。',
  stand_retired: (f) =>
    `${f.placeName}已经换了新立牌，这块不能用了。请扫店里现在摆着的那块。`,
  too_many_stands: (f) => `一家店最多 ${f.limit} 块立牌。先停用不用的，再加新的。`,
  too_many_lookups: (f) =>
    `查得太勤了，${wait(f.retryAfterSeconds)}后再查。现在可以扫码，或者输 12 位券码。`,
  lookup_not_found: () => '没有这次查找。请客人再报一次尾号。',
  lookup_not_confirmed: (f) => lookupStates[f.state],
  prompt_lapsed: () => '这次询问已经结束，不用再答。还要用券，请店员再查一次。',

  entry_not_found: () => '账本里没有这一笔。',
  street_behind: () => '附近的店正在更新，过几秒再试一次。',
  exposure_not_found: () => '没有这份列表的记录，或者它不是给你看的。',
  box_not_a_box: () => '这块地图范围不对，挪一下地图再找。',
};
