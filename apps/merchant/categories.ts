import type { Category } from '#contract/place.ts';
import type { Language } from '#ui/language.tsx';

const names: Record<Category, readonly [zh: string, en: string]> = {
  restaurant: ['餐馆', 'Restaurant'],
  cafe: ['咖啡馆', 'Café'],
  bar: ['酒吧', 'Bar'],
  fast_food: ['快餐小吃', 'Quick food'],
  bakery: ['烘焙', 'Bakery'],
  convenience: ['便利店', 'Convenience store'],
  supermarket: ['超市', 'Supermarket'],
  shop: ['商店', 'Shop'],
  beauty: ['丽人', 'Beauty'],
  leisure: ['休闲玩乐', 'Leisure'],
  culture: ['文化', 'Culture'],
  lodging: ['住宿', 'Lodging'],
  service: ['生活服务', 'Services'],
  transport: ['出行', 'Transport'],
  health: ['健康', 'Health'],
  education: ['教育', 'Education'],
  other: ['其他', 'Other'],
};

export const categoryName = (language: Language, category: Category): string =>
  names[category][language === 'zh' ? 0 : 1];
