/** Titles of offers and what stands outside a discount, as shopkeepers write them. */

/** What a meal for so many is called, by the kind of house. */
export const mealTitles: Readonly<Record<string, readonly (readonly [number, string])[]>> =
  {
    quick: [
      [1, '{main}单人餐'],
      [1, '一人食 · {main}'],
      [1, '{main}配{drink}'],
      [2, '双人套餐'],
      [2, '{main}双人餐'],
      [1, '上班族套餐'],
    ],
    breakfast: [
      [1, '早餐组合'],
      [1, '{main}早餐'],
      [2, '双人早餐'],
      [1, '打工人早餐'],
    ],
    meal: [
      [2, '双人套餐'],
      [2, '{main}双人餐'],
      [3, '三人小聚餐'],
      [4, '四人围桌餐'],
      [4, '四人套餐'],
      [6, '六人家宴'],
      [8, '八人聚餐'],
      [2, '{main}+{main2}双人餐'],
    ],
    seafood: [
      [2, '双人海鲜餐'],
      [2, '{main}双人餐'],
      [4, '四人海鲜桌'],
      [6, '六人海鲜宴'],
      [3, '一家三口海鲜餐'],
    ],
    night: [
      [2, '双人夜宵'],
      [4, '四人夜宵桌'],
      [2, '{main}双人餐'],
      [3, '三人小酌'],
      [1, '深夜一人份'],
    ],
    bar: [
      [2, '双人微醺套餐'],
      [1, '{main}配{side}'],
      [2, '任选两杯'],
      [4, '四人畅聊桌'],
    ],
    cafe: [
      [1, '{main}配{side}'],
      [2, '双人下午茶'],
      [1, '单人下午茶'],
      [2, '{main}两份'],
      [1, '{main}一份'],
      [3, '三人下午茶'],
    ],
  };

export const kitchens: Readonly<Record<string, string>> = {
  'breakfast': 'breakfast',
  'rice-rolls': 'quick',
  'noodles': 'quick',
  'dumplings': 'quick',
  'snacks': 'quick',
  'bento': 'quick',
  'roast': 'quick',
  'seafood': 'seafood',
  'hotpot': 'meal',
  'home-cooking': 'meal',
  'dim-sum': 'meal',
  'spicy': 'meal',
  'japanese': 'meal',
  'southern-sea': 'meal',
  'western': 'meal',
  'vegetarian': 'meal',
  'grill': 'night',
  'porridge': 'night',
  'bar': 'bar',
  'coffee': 'cafe',
  'milk-tea': 'cafe',
  'bakery': 'cafe',
  'dessert': 'cafe',
  'tea-house': 'cafe',
};

/** What a bill discount of the trade leaves out; one of these is chosen. */
export function outsideOf(tradeId: string): readonly (readonly string[])[] {
  return byTrade[tradeId] ?? byKitchen[kitchens[tradeId] ?? 'other'] ?? [[]];
}

const byTrade: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'coffee': [[], ['豆子和器具'], ['咖啡豆']],
  'bakery': [[], ['整个蛋糕'], ['节日礼盒']],
  'tea-house': [['茶叶零售'], []],
  'inn': [['节假日'], ['寒暑假']],
  'convenience': [['烟酒']],
  'supermarket': [['烟酒', '米面粮油']],
};

const byKitchen: Readonly<Record<string, readonly (readonly string[])[]>> = {
  quick: [[], ['酒水'], ['外带包装']],
  meal: [['酒水'], ['酒水', '茶位费'], ['酒水', '特价菜'], ['酒水', '包间费']],
  seafood: [['酒水', '时价海鲜'], ['酒水'], ['时价海鲜', '加工费']],
  night: [['酒水'], ['酒水', '特价菜'], []],
  bar: [['整瓶酒'], ['整瓶酒', '小食'], []],
  other: [[], ['产品零售'], ['节假日加价']],
};
