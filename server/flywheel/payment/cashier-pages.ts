import type { FastifyInstance } from 'fastify';
import { page } from '#kit/page.ts';

/**
 * Inside WeChat a page has to call the cashier itself. This one does only that, with what
 * was signed when the payment was opened; it stands behind the `#`, so that it reaches no
 * server and no log. Afterwards the order's own page asks the rail what became of it.
 */
export const cashierPages = (app: FastifyInstance): void => {
  app.get('/cashier/wechat', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(wechatPage),
  );
};

const wechatPage = page(
  '微信支付 · WeChat Pay',
  `<h1>正在打开微信支付</h1><p>Opening WeChat Pay</p>
<p><a id="back" href="/">没有打开？回到订单 · Back to the order</a></p>
<script>
const text = atob(location.hash.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const { pay, returnPath } = JSON.parse(new TextDecoder().decode(bytes));
const back = /^\\/(?![\\/\\\\])/.test(returnPath) ? returnPath : '/';
document.getElementById('back').href = back;
const open = () =>
  WeixinJSBridge.invoke('getBrandWCPayRequest', pay, () => location.replace(back));
if (typeof WeixinJSBridge === 'undefined')
  document.addEventListener('WeixinJSBridgeReady', open, { once: true });
else open();
</script>`,
);
