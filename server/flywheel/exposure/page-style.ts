import { html } from './page-html.ts';

/**
 * How the first reading looks: the app's own variables where the app is built, plain values
 * where it is not. Over a running app it covers, so that taking it away moves nothing.
 */
export const firstStyle = html`<style>
    .app #first {
      position: absolute;
      z-index: 20;
      inset: 0 0 auto;
      min-height: 100dvh;
      background: var(--paper, #fbf7f2);
    }
    .first-page {
      max-width: 720px;
      margin: 0 auto;
      padding: 16px 16px 48px;
      color: var(--ink, #1e1b18);
      font: 17px/1.5 var(--font, system-ui, sans-serif);
      overflow-wrap: anywhere;
    }
    .first-page h1 {
      margin: 2px 0;
      font-size: 22px;
      font-weight: 800;
      line-height: 1.25;
    }
    .first-page h2 {
      margin: 24px 0 12px;
      font-size: 18px;
    }
    .first-page h3 {
      margin: 0;
      font-size: 17px;
      line-height: 1.35;
    }
    .first-page ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .first-page p,
    .first-page dl,
    .first-page dd {
      margin: 0;
    }
    .first-page a {
      color: var(--persimmon-ink, #b33c17);
    }
    .first-page a.first-way,
    .first-page nav a {
      display: inline-flex;
      align-items: center;
      min-height: 44px;
      margin-right: 16px;
    }
    .first-quiet {
      color: var(--ink-soft, #595048);
      font-size: 15px;
    }
    .first-facts,
    .first-offer {
      border-radius: 16px;
      background: var(--surface, #fff);
      box-shadow: var(--shade, 0 1px 3px #0002);
    }
    .first-facts {
      margin-top: 16px !important;
    }
    .first-facts > div {
      padding: 12px 16px;
    }
    .first-facts > div + div {
      border-top: 1px solid var(--line, #e7ddd1);
    }
    .first-facts dt {
      color: var(--ink-faint, #71675d);
      font-size: 13px;
    }
    .first-facts dd span {
      display: block;
    }
    .first-offer {
      margin-bottom: 12px;
      padding: 16px;
    }
    .first-price {
      margin-top: 4px !important;
      color: var(--persimmon-ink, #b33c17);
      font-weight: 700;
      font-size: 22px;
      font-variant-numeric: tabular-nums;
    }
    .first-price s,
    .first-price small {
      margin-left: 8px;
      color: var(--ink-faint, #71675d);
      font-size: 15px;
      font-weight: 400;
    }
    .first-note {
      padding: 12px 0;
      border-bottom: 1px solid var(--line, #e7ddd1);
    }
    .first-facts + .first-quiet {
      margin-top: 12px;
    }
    .first-gone {
      margin-top: 16px !important;
      padding: 12px 16px;
      border-radius: 10px;
      background: var(--plum-wash, #f5e9f2);
      color: var(--plum-ink, #6d3a62);
    }
  </style>
  <script>
    document.documentElement.classList.add('app');
  </script>`;

/**
 * The reading is out of reach while the app gets ready, and gone once the app shows its
 * own heading, or anything that is not a skeleton. An app that does not come leaves it
 * readable: after three seconds its links work.
 */
export const takeOver = html`<script>
  (() => {
    const first = document.getElementById('first'),
      root = document.getElementById('root');
    first.inert = true;
    setTimeout(() => {
      first.inert = false;
    }, 3000);
    const watch = new MutationObserver(() => {
      const settled = root.textContent.trim() !== '' && !root.querySelector('[aria-busy]');
      if (!settled && !root.querySelector('h1')) return;
      first.remove();
      watch.disconnect();
    });
    watch.observe(root, { childList: true, subtree: true });
  })();
</script>`;
