/** Text as it may stand inside HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A small page of the house for what is outside the four apps: plain, readable, no script.
 */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>
:root{color-scheme:light dark;--paper:#fbf7f2;--ink:#1e1b18;--card:#fff;--go:#c23f1c;
--line:#e5dcd1}
@media(prefers-color-scheme:dark){:root{--paper:#171412;--ink:#f2ebe3;--card:#221e1b;
--go:#ff8a66;--line:#3a332d}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 system-ui,
-apple-system,"PingFang SC","HarmonyOS Sans SC","Noto Sans SC","Noto Sans CJK SC",
sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px 16px 48px}h1{font-size:1.5rem;margin:.4em 0}
ul{list-style:none;padding:0}li{background:var(--card);border:1px solid var(--line);
border-radius:16px;padding:12px 16px;margin:8px 0;display:flex;flex-wrap:wrap;gap:4px 12px}
a{color:var(--go);font-weight:600}time,small{opacity:.75;font-size:.85rem}
button{min-height:48px;width:100%;border:0;border-radius:12px;font:inherit;font-weight:600;
margin:8px 0;padding:12px;background:var(--go);color:var(--paper);cursor:pointer}
button.quiet{background:transparent;color:var(--ink);border:1px solid var(--line)}
.sum{font-size:2.6rem;font-weight:700;font-variant-numeric:tabular-nums;margin:.2em 0}
</style></head><body><main>${body}</main></body></html>`;
