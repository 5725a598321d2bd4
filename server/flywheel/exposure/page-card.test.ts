import { describe, expect, it } from 'vitest';
import { drawCard } from './page-card.ts';
import type { Card } from './page-card.ts';
import { renderCard } from './page-card-draw.ts';
import { canDraw } from './page-card-font.ts';

const card: Card = {
  sign: '码',
  name: '码头面馆',
  where: '小镇  餐厅',
  offer: '双人面套餐',
  price: '¥58',
  was: '¥76',
  category: 'restaurant',
};

describe('a share card', () => {
  it('says the name, the offer and the price', () => {
    const svg = drawCard(card, canDraw);
    for (const words of ['码头面馆', '双人面套餐', '¥58', '¥76'])
      expect(svg).toContain(words);
  });

  it('leaves out words that the font cannot draw', () => {
    expect(canDraw('码头面馆 Café ¥58')).toBe(true);
    expect(canDraw('𠮷野家')).toBe(false);
    const svg = drawCard({ ...card, name: '𠮷野家' }, canDraw);
    expect(svg).not.toContain('野家');
    expect(svg).toContain('¥58');
  });

  it('stays a drawing with a hostile name', () => {
    const svg = drawCard({ ...card, name: '</text><image href="x"/>' }, () => true);
    expect(svg).not.toContain('<image');
  });

  it('turns more than a few away instead of queueing them', async () => {
    const asked = Array.from({ length: 30 }, (_, at) =>
      renderCard(drawCard({ ...card, price: `¥${at}` }, canDraw)),
    );
    const taken = asked.filter((each) => each !== undefined);
    expect(taken).toHaveLength(20);
    await Promise.all(taken);
    expect(renderCard(drawCard(card, canDraw))).toBeDefined();
  });
});
