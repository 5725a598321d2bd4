import { createHash, constants, generateKeyPairSync } from 'node:crypto';
import { privateDecrypt, randomBytes, verify } from 'node:crypto';
import { z } from 'zod';
import { usualLimits } from '#flywheel/payment/rail-limits.ts';
import type { Rail, RawNotice } from '#flywheel/payment/rail.ts';
import { makeWechatRail } from '#flywheel/payment/wechat/wechat.ts';
import { openServer, spoilt } from './gate.ts';
import type { Answer, Asked, BillChange, Gate, NoticeChanges, Trouble } from './gate.ts';
import { Books } from './rail-books.ts';
import { wechatAnswers } from './wechat-answers.ts';
import { wechatBills } from './wechat-bills.ts';
import { apiKey, certificateOf, makePlatform, seal, signHeaders } from './wechat-keys.ts';
import type { Clock, Platform } from './wechat-keys.ts';

const merchantId = '1900000109';
const serialNo = '5A11';
const appId = 'wx8888888888888888';

/**
 * WeChat Pay played by a test: it checks each request's signature byte for byte with the
 * merchant's public key, signs what it answers with keys that it changes, and seals
 * certificates and notices under the merchant's v3 key.
 */
export class WechatGateway implements Gate {
  rail: Rail;
  readonly books: Books;
  /** The names that receivers were added with, read with the rail's private key. */
  readonly names: string[] = [];
  private readonly clock: Clock;
  private readonly merchant = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  private readonly limits = { ...usualLimits };
  private readonly platforms: Platform[];
  private readonly requests: string[] = [];
  private readonly nonces = new Set<string>();
  private readonly changes: BillChange[] = [];
  private readonly files = new Map<string, Buffer>();
  private readonly act: ReturnType<typeof wechatAnswers>;
  private next: Trouble | undefined;
  private brokenFiles = false;
  private closeServer = () => Promise.resolve();

  constructor(clock: Clock) {
    this.clock = clock;
    this.books = new Books(clock, this.limits);
    this.platforms = [makePlatform('5157', clock)];
    const names = (sealed: string, serial: string) => this.readName(sealed, serial);
    const receivers = new Set<string>();
    const { books } = this;
    this.act = wechatAnswers({ books, appId, merchantId, receivers, names, clock });
    this.rail = this.railAt('');
  }

  async open(): Promise<this> {
    const server = await openServer((asked) => this.answer(asked));
    this.rail = this.railAt(server.base);
    this.closeServer = () => server.close();
    return this;
  }

  close(): Promise<void> {
    return this.closeServer();
  }

  account(how?: 'slow' | 'refuses'): string {
    return how === undefined ? 'MERCHANT_ID:1900000999' : `PERSONAL_OPENID:o-${how}`;
  }

  pay(tradeNo: string, fen?: number): Promise<void> {
    return Promise.resolve(this.books.pay(tradeNo, fen));
  }

  trouble(next: Trouble): void {
    this.next = next;
  }

  rotate(): void {
    const serial = randomBytes(2).toString('hex').toUpperCase();
    this.platforms.push(makePlatform(serial, this.clock));
  }

  spoilBill(change: BillChange): void {
    this.changes.push(change);
  }

  /** How many requests came to this path. */
  asked(path: string): number {
    return this.requests.filter((each) => each === path).length;
  }

  /** Files arrive with one byte more. */
  breakFiles(broken: boolean): void {
    this.brokenFiles = broken;
  }

  /** Whether the merchant signed what a page hands to the cashier. */
  isPaySigned(said: unknown): boolean {
    const { pay } = Said.parse(said);
    const parts = [pay.appId, pay.timeStamp, pay.nonceStr, pay.package];
    const lines = Buffer.from(parts.map((part) => `${part}\n`).join(''));
    const signature = Buffer.from(pay.paySign, 'base64');
    return verify('sha256', lines, this.merchant.publicKey, signature);
  }

  notice(tradeNo: string, changes: NoticeChanges = {}): Promise<RawNotice> {
    const trade = this.books.trades.get(tradeNo);
    const told = {
      mchid: merchantId,
      appid: appId,
      out_trade_no: tradeNo.replaceAll('-', ''),
      transaction_id: trade?.railNo,
      trade_state: changes.outcome === 'closed' ? 'CLOSED' : 'SUCCESS',
      amount: { total: changes.amountFen ?? trade?.fen, currency: 'CNY' },
    };
    const body = JSON.stringify({
      id: changes.noticeId ?? `EV-${randomBytes(6).toString('hex')}`,
      create_time: this.clock.now().toISOString(),
      event_type: 'TRANSACTION.SUCCESS',
      resource_type: 'encrypt-resource',
      resource: {
        algorithm: 'AEAD_AES_256_GCM',
        ...seal('transaction', JSON.stringify(told)),
        ...(changes.unsealed && { associated_data: 'another' }),
      },
    });
    const key = changes.forged ? this.stranger() : this.signing();
    const headers = signHeaders(key, changes.at ?? this.clock.now(), body);
    return Promise.resolve({
      headers,
      body: changes.touched ? body.replace('EV-', 'EW-') : body,
    });
  }

  /** The same merchant on another wire. */
  railOver(send: typeof fetch): Rail {
    return this.railAt('http://nowhere', send);
  }

  private railAt(gateway: string, send: typeof fetch = fetch): Rail {
    return makeWechatRail({
      send,
      clock: this.clock,
      limits: this.limits,
      publicUrl: 'https://arrival.example',
      transferScene: '1000',
      keys: {
        appId,
        merchantId,
        serialNo,
        privateKey: this.merchant.privateKey,
        apiKey,
        publicKey: undefined,
        gateway,
      },
    });
  }

  private signing(): Platform {
    return this.platforms.at(-1) ?? this.stranger();
  }

  /** Somebody who uses the rail's serial and has another key. */
  private stranger(): Platform {
    return makePlatform(this.platforms.at(-1)?.serial ?? '00', this.clock);
  }

  private answer(asked: Asked): Answer | 'lost' {
    this.requests.push(asked.url.pathname);
    if (!this.isMerchants(asked)) return this.signed(401, { code: 'SIGN_ERROR' });
    const file = this.files.get(asked.target);
    if (file) {
      const extra = Buffer.from(this.brokenFiles ? '!' : '');
      return { status: 200, body: Buffer.concat([file, extra]) };
    }
    if (asked.url.pathname === '/v3/certificates') {
      return this.signed(200, this.certificates());
    }
    const trouble = this.next;
    this.next = undefined;
    if (trouble === 'fails') return { status: 500, body: Buffer.from('{}') };
    const said = this.billOf(asked) ?? this.act(asked);
    if (trouble === 'lost') return 'lost';
    const key = trouble === 'forged' ? this.stranger() : this.signing();
    return this.signed(said.status, said.body, key);
  }

  private isMerchants({ method, target, headers, body }: Asked): boolean {
    const [scheme, text = ''] = (headers.authorization ?? '').split(' ');
    const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(text)?.[1] ?? '';
    const [at, nonce] = [field('timestamp'), field('nonce_str')];
    const known = field('mchid') === merchantId && field('serial_no') === serialNo;
    const fresh = Math.abs(this.clock.now().getTime() / 1_000 - Number(at)) < 300;
    if (!known || !fresh || this.nonces.has(nonce)) return false;
    this.nonces.add(nonce);
    const lines = [method, target, at, nonce, body].map((line) => `${line}\n`).join('');
    const signature = Buffer.from(field('signature'), 'base64');
    const right = verify('sha256', Buffer.from(lines), this.merchant.publicKey, signature);
    return scheme === 'WECHATPAY2-SHA256-RSA2048' && right;
  }

  private certificates() {
    const data = this.platforms.slice(-2).map((platform) => ({
      serial_no: platform.serial,
      encrypt_certificate: seal('certificate', certificateOf(platform)),
    }));
    return { data };
  }

  private billOf({ url }: Asked): { status: number; body: unknown } | undefined {
    const day = url.searchParams.get('bill_date');
    if (day === null) return undefined;
    const lines = spoilt(day, this.books.bill(day), this.changes);
    const text = wechatBills(lines, url.pathname);
    if (text === '') return { status: 400, body: { code: 'NO_STATEMENT_EXIST' } };
    const file = Buffer.from(text);
    const target = `/v3/billdownload/file?token=${randomBytes(8).toString('hex')}`;
    this.files.set(target, file);
    const hash_value = createHash('sha1').update(file).digest('hex');
    const download_url = `https://elsewhere.example${target}`;
    return { status: 200, body: { hash_type: 'SHA1', hash_value, download_url } };
  }

  private readName(sealed: string, serial: string): void {
    const platform = this.platforms.find((each) => each.serial === serial);
    if (!platform) throw new Error('a name sealed with no key of ours');
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const terms = { key: platform.privateKey, padding, oaepHash: 'sha1' };
    const name = privateDecrypt(terms, Buffer.from(sealed, 'base64'));
    this.names.push(name.toString('utf8'));
  }

  private signed(status: number, said: unknown, key = this.signing()): Answer {
    const text = status === 204 ? '' : JSON.stringify(said);
    const headers = signHeaders(key, this.clock.now(), text);
    return { status, headers, body: Buffer.from(text) };
  }
}

const Said = z.object({
  pay: z.object({
    appId: z.string(),
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    paySign: z.string(),
  }),
});

export const openWechatGate = (clock: Clock): Promise<WechatGateway> =>
  new WechatGateway(clock).open();
