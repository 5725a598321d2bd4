import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { makeAlipayRail } from '#flywheel/payment/alipay/alipay.ts';
import { usualLimits } from '#flywheel/payment/rail-limits.ts';
import type { Rail, RawNotice } from '#flywheel/payment/rail.ts';
import { alipayAnswers } from './alipay-answers.ts';
import { alipayBill } from './alipay-bills.ts';
import { openServer, spoilt } from './gate.ts';
import type { Answer, Asked, BillChange, Gate, NoticeChanges, Trouble } from './gate.ts';
import { Books, chinaText, yuanText } from './rail-books.ts';

type Clock = { now(): Date };

const appId = '2021000000000001';
const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 2_048 });

/**
 * Alipay played by a test: it checks the RSA2 signature of every request over its sorted
 * fields, signs the text of its answers and its notices, and changes its key when told.
 */
export class AlipayGateway implements Gate {
  rail: Rail;
  readonly books: Books;
  private readonly clock: Clock;
  private readonly merchant = makeKey();
  // The merchant was given the next key before the rail began to sign with it.
  private readonly keys = [makeKey(), makeKey()] as const;
  private signing: KeyObject = this.keys[0].privateKey;
  private readonly limits = { ...usualLimits };
  private readonly changes: BillChange[] = [];
  private readonly files = new Map<string, Buffer>();
  private readonly act: ReturnType<typeof alipayAnswers>;
  private next: Trouble | undefined;
  private timesLeft = 0;
  private base = '';
  private closeServer = () => Promise.resolve();

  constructor(clock: Clock) {
    this.clock = clock;
    this.books = new Books(clock, this.limits);
    const bill = (type: string, day: string) => this.billOf(type, day);
    this.act = alipayAnswers({ books: this.books, bound: new Set(), bill });
    this.rail = this.railAt('http://gateway');
  }

  async open(): Promise<this> {
    const server = await openServer((asked) => this.answer(asked));
    this.base = server.base;
    this.rail = this.railAt(server.base);
    this.closeServer = () => server.close();
    return this;
  }

  close(): Promise<void> {
    return this.closeServer();
  }

  account(how?: 'slow' | 'refuses'): string {
    return how === undefined ? 'userId:2088000' : `userId:2088-${how}`;
  }

  pay(tradeNo: string, fen?: number): Promise<void> {
    return Promise.resolve(this.books.pay(tradeNo, fen));
  }

  trouble(next: Trouble): void {
    this.next = next;
    // The SDK asks again by itself where a line breaks, and we do under the other key.
    this.timesLeft = next === 'fails' ? 1 : 2;
  }

  rotate(): void {
    this.signing = this.keys[1].privateKey;
  }

  spoilBill(change: BillChange): void {
    this.changes.push(change);
  }

  /** Somebody opens the rail's page. */
  async visit(url: string): Promise<void> {
    const page = await fetch(url);
    if (!page.ok) throw new Error(`the cashier said ${page.status}`);
  }

  notice(tradeNo: string, changes: NoticeChanges = {}): Promise<RawNotice> {
    const trade = this.books.trades.get(tradeNo);
    const fields: Record<string, string> = {
      app_id: appId,
      charset: 'utf-8',
      notify_id: changes.noticeId ?? randomBytes(12).toString('hex'),
      notify_time: chinaText((changes.at ?? this.clock.now()).toISOString()),
      notify_type: 'trade_status_sync',
      out_trade_no: tradeNo,
      trade_no: trade?.railNo ?? '',
      trade_status: changes.outcome === 'closed' ? 'TRADE_CLOSED' : 'TRADE_SUCCESS',
      total_amount: yuanText(changes.amountFen ?? trade?.fen ?? 0),
      subject: '双人面套餐 50% off & more',
      version: '1.0',
    };
    const key = changes.forged ? makeKey().privateKey : this.signing;
    const signature = sign('sha256', Buffer.from(sortedText(fields)), key);
    const signed = { ...fields, sign: signature.toString('base64'), sign_type: 'RSA2' };
    const sent = changes.touched ? { ...signed, subject: 'something else' } : signed;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return Promise.resolve({ headers, body: new URLSearchParams(sent).toString() });
  }

  private railAt(base: string): Rail {
    const { privateKey } = this.merchant;
    return makeAlipayRail({
      clock: this.clock,
      limits: this.limits,
      publicUrl: 'https://arrival.example',
      keys: {
        appId,
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        publicKeys: [pemOf(this.keys[0].publicKey), pemOf(this.keys[1].publicKey)],
        certificates: undefined,
        gateway: `${base}/gateway.do`,
      },
    });
  }

  private answer(asked: Asked): Answer | 'lost' {
    const file = this.files.get(asked.target);
    if (file) return { status: 200, body: file };
    const fields = fieldsOf(asked);
    const method = fields['method'] ?? '';
    if (!this.isMerchants(fields)) {
      const body = { code: '40002', sub_code: 'isv.invalid-signature' };
      return this.signed('error_response', body);
    }
    const trouble = this.next;
    this.timesLeft -= 1;
    if (this.timesLeft <= 0) this.next = undefined;
    if (trouble === 'fails') return { status: 502, body: Buffer.from('bad gateway') };
    const body = this.act(method, fields);
    if (trouble === 'lost') return 'lost';
    const key = trouble === 'forged' ? makeKey().privateKey : this.signing;
    return this.signed(`${method.replaceAll('.', '_')}_response`, body, key);
  }

  private isMerchants({ sign: said = '', ...fields }: Record<string, string>): boolean {
    const right = fields['app_id'] === appId && fields['sign_type'] === 'RSA2';
    const at = Date.parse(`${fields['timestamp']?.replace(' ', 'T')}+08:00`);
    const fresh = Math.abs(this.clock.now().getTime() - at) < 600_000;
    const text = Buffer.from(sortedText(fields));
    const signature = Buffer.from(said, 'base64');
    return right && fresh && verify('sha256', text, this.merchant.publicKey, signature);
  }

  private billOf(type: string, day: string): string | undefined {
    const file = alipayBill(spoilt(day, this.books.bill(day), this.changes), type);
    if (!file) return undefined;
    const target = `/downloadBillFile.resource?fileId=${randomBytes(8).toString('hex')}`;
    this.files.set(target, file);
    return this.base + target;
  }

  private signed(name: string, body: object, key = this.signing): Answer {
    const text = JSON.stringify(body);
    const signature = sign('sha256', Buffer.from(text), key).toString('base64');
    const whole = `{"${name}":${text},"sign":"${signature}"}`;
    return { status: 200, body: Buffer.from(whole) };
  }
}

export const openAlipayGate = (clock: Clock): Promise<AlipayGateway> =>
  new AlipayGateway(clock).open();

const pemOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();

const fieldsOf = ({ url, body }: Asked): Record<string, string> => ({
  ...Object.fromEntries(url.searchParams),
  ...Object.fromEntries(new URLSearchParams(body)),
});

const sortedText = (fields: Record<string, string>): string =>
  Object.keys(fields)
    .sort()
    .filter((name) => fields[name] !== '')
    .map((name) => `${name}=${fields[name] ?? ''}`)
    .join('&');
