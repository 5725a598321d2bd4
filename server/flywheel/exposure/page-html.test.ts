import { describe, expect, it } from 'vitest';
import { fillShell } from '#kit/web.ts';
import { html, linkedDataOf, shorten } from './page-html.ts';

describe('what is filled into a page', () => {
  it('is escaped in text and in attributes', () => {
    const name = `"><script>alert('x')</script>&`;
    expect(html`<a title="${name}">${name}</a>`.html).not.toMatch(/<script|"><|'x'/);
  });

  it('stays HTML where it was made here', () => {
    const item = html`<li>${'<'}</li>`;
    expect(html`<b>${[item, item]}</b>`.html).toBe('<b><li>&#60;</li><li>&#60;</li></b>');
  });

  it('cannot end the script that facts stand in', () => {
    const name = '</script><!--<script>\u2028"\n&';
    const script = linkedDataOf({ name }).html;
    expect(script.match(/<\/?script/g)).toHaveLength(2);
    expect(script).not.toContain('<!--');
    expect(JSON.parse(script.replace(/^<[^>]*>|<[^>]*>$/g, ''))).toEqual({ name });
  });

  it('cannot use the patterns of replace', () => {
    const shell = '<head><title>a</title></head><div id="root"></div>';
    const filled = fillShell(shell, { head: "$&$'$`", first: '$1$$' });
    expect(filled).toBe('<head>$&$\'$`</head><div id="root"></div>$1$$');
  });

  it('is shortened by signs, never through one', () => {
    expect(shorten('a\n b', 9)).toBe('a b');
    expect(shorten('🍜🍜🍜', 2)).toBe('🍜…');
  });
});
